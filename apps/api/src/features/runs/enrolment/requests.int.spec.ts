import { foldForSearch } from '@edukom/domain';
import { aGrant, aPerson, startTestApi, type TestApi } from '../../../../test/api.js';
import {
  aMunicipality,
  aRunWithSeats,
  dayFromNow,
  nominated,
  officials,
  statesOf,
} from '../../../../test/enrolment-factories.js';
import { aProfile } from '../../../../test/needs-factories.js';
import { FrameworksService } from '../../needs/frameworks.service.js';
import { aSession, enrolled } from '../../../../test/runs-factories.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const as = async (personId: string) => api.http(await api.signIn(personId));
const mailsTo = async (personId: string, step: string) =>
  (
    await api.db.query(`SELECT subject FROM outbox_mail WHERE person_id = $1 AND starts_with(event_key, $2)`, [
      personId,
      `enrolment.${step}:`,
    ])
  ).length;

describe('an own request', () => {
  it('goes to the focal point, then to the project manager, and every step stays', async () => {
    const run = await aRunWithSeats(api);
    const town = await aMunicipality(api);
    const [personId = ''] = await officials(api, town, 1);
    const person = await as(personId);
    const path = `/api/me/places/${run.runId}`;
    expect((await person.get('/api/me/places')).body.offers).toContainEqual(
      expect.objectContaining({ runId: run.runId }),
    );
    expect((await person.post(`${path}/request`).send({ reason: 'Më duhet.' })).status).toBe(204);
    expect((await person.post(`${path}/request`).send({})).body.code).toBe('enrolment.exists');
    expect(await mailsTo(town.focalId, 'asked')).toBe(1);
    const mine = (await person.get('/api/me/places')).body;
    expect(mine.requests).toEqual([
      expect.objectContaining({ state: 'requested', source: 'own', reason: 'Më duhet.', canWithdraw: true }),
    ]);
    expect(mine.offers).not.toContainEqual(expect.objectContaining({ runId: run.runId }));

    const { requestId } = mine.requests[0];
    const manager = await as(run.managerId);
    const approval = { requestIds: [requestId], isApproved: true };
    const approve = () => manager.post(`/api/runs/${run.runId}/request-decisions`).send(approval);
    expect((await approve()).body).toMatchObject({ enrolled: 0, skipped: 1 });

    const focal = await as(town.focalId);
    const decision = `/api/nominations/${requestId}/decision`;
    expect((await focal.post(decision).send({ isEndorsed: false })).body.errors).toEqual([
      { pointer: '/reason', code: 'required' },
    ]);
    expect((await focal.post(decision).send({ isEndorsed: true })).status).toBe(204);
    expect((await focal.post(decision).send({ isEndorsed: true })).body.code).toBe('enrolment.step');
    expect((await approve()).body).toMatchObject({ enrolled: 1 });
    expect(await mailsTo(personId, 'seat')).toBe(1);
    const steps = await api.db.query<{ step: string }>(
      'SELECT step FROM enrolment_event WHERE request_id = $1 ORDER BY id',
      [requestId],
    );
    expect(steps.map(({ step }) => step)).toEqual(['request', 'endorse', 'seat']);
  });

  it('of somebody without a focal point, or who is it, goes to the project manager at once', async () => {
    const run = await aRunWithSeats(api);
    const town = await aMunicipality(api);
    expect((await (await as(town.focalId)).post(`/api/me/places/${run.runId}/request`).send({})).status).toBe(204);
    expect(await statesOf(api, run)).toEqual({ [town.focalId]: 'endorsed' });
  });

  it('is refused without a workplace, outside the window, and when a place is there already', async () => {
    const run = await aRunWithSeats(api);
    const ask = async (personId: string, runId = run.runId) =>
      (await (await as(personId)).post(`/api/me/places/${runId}/request`).send({})).body.code;
    expect(await ask(await aPerson(api.db))).toBe('enrolment.no-institution');
    const [inside] = await enrolled(api, run, 1);
    expect(await ask(inside?.personId ?? '')).toBe('enrolment.exists');
    const closed = await aRunWithSeats(api, { enrolmentUntil: dayFromNow(-2) });
    const town = await aMunicipality(api);
    const [personId = ''] = await officials(api, town, 1);
    expect(await ask(personId, closed.runId)).toBe('enrolment.closed');
    expect(await ask(personId, town.institutionId)).toBe('request.not-found');
  });

  it('asked for twice at once is one request', async () => {
    const run = await aRunWithSeats(api);
    const town = await aMunicipality(api);
    const [personId = ''] = await officials(api, town, 1);
    const person = await as(personId);
    const ask = () => person.post(`/api/me/places/${run.runId}/request`).send({});
    const statuses = (await Promise.all([ask(), ask(), ask()])).map(({ status }) => status).sort();
    expect(statuses).toEqual([204, 409, 409]);
  });
});

describe('giving a place up', () => {
  it('frees the seat for the next, until the run begins', async () => {
    const run = await aRunWithSeats(api, { capacity: 1 });
    const town = await aMunicipality(api);
    const [first = '', second = ''] = await officials(api, town, 2);
    const requestIds = await nominated(api, run, town, [first, second]);
    await (
      await as(run.managerId)
    )
      .post(`/api/runs/${run.runId}/request-decisions`)
      .send({ requestIds, isApproved: true });
    const leave = async (personId: string) =>
      (await as(personId)).post(`/api/me/places/${run.runId}/withdrawal`).send({});
    expect((await leave(first)).status).toBe(204);
    expect(await statesOf(api, run)).toEqual({ [first]: 'withdrawn', [second]: 'enrolled' });
    expect((await leave(first)).body.code).toBe('request.not-found');
    await api.db.execute('UPDATE run SET starts_on = $2 WHERE id = $1', [run.runId, dayFromNow(-1)]);
    expect((await leave(second)).body.code).toBe('enrolment.step');
  });

  it('who was enrolled by hand can give it up too', async () => {
    const run = await aRunWithSeats(api);
    const [one] = await enrolled(api, run, 1);
    const person = await as(one?.personId ?? '');
    expect((await person.post(`/api/me/places/${run.runId}/withdrawal`).send({})).status).toBe(204);
    expect(await api.db.one('SELECT state FROM enrolment WHERE run_id = $1', [run.runId])).toEqual({
      state: 'withdrawn',
    });
  });
});

describe('a focal point', () => {
  it('sees and nominates the people of the own municipality only, never themself', async () => {
    const run = await aRunWithSeats(api, { capacity: 9 });
    const [home, other] = [await aMunicipality(api), await aMunicipality(api)];
    const [local = ''] = await officials(api, home, 1);
    const [stranger = ''] = await officials(api, other, 1);
    const focal = await as(home.focalId);
    const nominate = (personIds: string[]) =>
      focal.post(`/api/nomination-runs/${run.runId}/nominations`).send({ personIds, reason: 'Punon me të dhëna.' });
    const { people } = (await focal.get(`/api/nomination-runs/${run.runId}/candidates`)).body;
    expect(people.map(({ personId }: { personId: string }) => personId).sort()).toEqual([home.focalId, local].sort());
    expect((await nominate([local, stranger])).body.errors).toEqual([{ pointer: '/personIds', code: 'choice' }]);
    expect((await nominate([home.focalId])).body.code).toBe('access.own-record');
    expect((await nominate([local])).body).toEqual({ nominated: 1, skipped: 0 });
    expect((await nominate([local])).body).toEqual({ nominated: 0, skipped: 1 });
    expect(await mailsTo(local, 'nominate')).toBe(1);
    const [requestId = ''] = await nominated(api, run, other, [stranger]);
    expect((await focal.get('/api/nominations')).body.items).toEqual([
      expect.objectContaining({ state: 'endorsed', source: 'nomination', isOwn: false }),
    ]);
    const back = (id: string) => focal.post(`/api/nominations/${id}/withdrawal`).send({ reason: 'U ndryshua plani.' });
    expect((await back(requestId)).status).toBe(404);
    const own = (await focal.get('/api/nominations')).body.items[0].requestId as string;
    expect((await back(own)).status).toBe(204);
    expect((await back(own)).body.code).toBe('enrolment.step');
  });

  it('sees first whose position asks for what the course teaches, in whatever script it is written', async () => {
    await api.app.get(FrameworksService, { strict: false }).ensureReference();
    const run = await aRunWithSeats(api);
    const town = await aMunicipality(api);
    const [other = '', asked = ''] = await officials(api, town, 2);
    const title = `Viši savetnik ${run.runId.slice(-6)}`;
    const planner = await api.signIn(await aPerson(api.db, { grants: [{ role: 'project-manager' }] }));
    await aProfile(api, planner, { '1.1': 5 }, { titles: [title] });
    const positionId = crypto.randomUUID();
    const cyrillic = title.replace('Viši savetnik', 'Виши саветник');
    await api.db.execute('INSERT INTO position (id, department_id, name, name_fold) VALUES ($1, $2, $3, $4)', [
      positionId,
      town.departmentId,
      cyrillic,
      foldForSearch(cyrillic),
    ]);
    await api.db.execute('UPDATE affiliation SET position_id = $2 WHERE person_id = $1', [asked, positionId]);
    const focal = await as(town.focalId);
    const firstSeen = async () => {
      const { people } = (await focal.get(`/api/nomination-runs/${run.runId}/candidates`)).body as {
        people: { personId: string; isAskedByPosition: boolean }[];
      };
      return people.filter(({ isAskedByPosition }) => isAskedByPosition).map(({ personId }) => personId);
    };
    expect(await firstSeen()).toEqual([]);
    await api.db.execute(
      `INSERT INTO course_competence (course_id, framework_id, competence_key, level)
       SELECT r.course_id, f.id, '1.1', 2 FROM run r, competence_framework f WHERE r.id = $1 AND f.key = 'digcomp-3.0'`,
      [run.runId],
    );
    expect(await firstSeen()).toEqual([asked]);
    const { people } = (await focal.get(`/api/nomination-runs/${run.runId}/candidates`)).body as {
      people: { personId: string }[];
    };
    expect([people[0]?.personId, people.some(({ personId }) => personId === other)]).toEqual([asked, true]);
  });

  it('decides nothing about themself, and nothing any more when the run is over', async () => {
    const run = await aRunWithSeats(api, { capacity: 9 });
    const town = await aMunicipality(api);
    const [personId = ''] = await officials(api, town, 1);
    await nominated(api, run, town, [personId]);
    const focal = await as(town.focalId);
    expect((await focal.post(`/api/me/places/${run.runId}/request`).send({})).status).toBe(204);
    const requests = await api.db.query<{ id: string; person_id: string }>(
      'SELECT id, person_id FROM enrolment_request WHERE run_id = $1',
      [run.runId],
    );
    const back = (whose: string) =>
      focal
        .post(`/api/nominations/${requests.find(({ person_id }) => person_id === whose)?.id}/withdrawal`)
        .send({ reason: 'U ndryshua plani.' });
    expect((await back(town.focalId)).body.code).toBe('access.own-record');
    await api.db.execute("UPDATE run SET state = 'finished' WHERE id = $1", [run.runId]);
    expect((await back(personId)).body.code).toBe('enrolment.step');
    expect(Object.values(await statesOf(api, run))).toEqual(['endorsed', 'endorsed']);
  });

  it('loses sight of who has moved to another municipality', async () => {
    const run = await aRunWithSeats(api);
    const [home, other] = [await aMunicipality(api), await aMunicipality(api)];
    const [personId = ''] = await officials(api, home, 1);
    await nominated(api, run, home, [personId]);
    await api.db.execute('UPDATE affiliation SET department_id = $2 WHERE person_id = $1', [
      personId,
      other.departmentId,
    ]);
    expect((await (await as(home.focalId)).get('/api/nominations')).body.items).toEqual([]);
    expect((await (await as(other.focalId)).get('/api/nominations')).body.items).toHaveLength(1);
  });

  it('of a department acts in it only, and pages by cursor', async () => {
    const run = await aRunWithSeats(api, { capacity: 9 });
    const town = await aMunicipality(api);
    await nominated(api, run, town, await officials(api, town, 3));
    const deputy = await aPerson(api.db, { grants: [] });
    await aGrant(api.db, deputy, { role: 'focal-point', scopeKind: 'department', scopeId: town.departmentId });
    const client = await as(deputy);
    const first = (await client.get('/api/nominations?limit=2')).body;
    expect(first.items).toHaveLength(2);
    const second = (await client.get(`/api/nominations?limit=2&cursor=${first.next}`)).body;
    expect(second).toMatchObject({ next: null, items: [expect.anything()] });
    const ids = [...first.items, ...second.items].map(({ requestId }: { requestId: string }) => requestId);
    expect(new Set(ids).size).toBe(3);
    expect((await client.get('/api/nominations?cursor=x')).status).toBe(422);
  });
});

describe('a project manager', () => {
  it('invites; who accepts takes a seat or a place on the list, who declines neither', async () => {
    const run = await aRunWithSeats(api, { capacity: 1 });
    const town = await aMunicipality(api);
    const people = await officials(api, town, 3);
    const manager = await as(run.managerId);
    const invite = () => manager.post(`/api/runs/${run.runId}/invitations`).send({ personIds: people });
    expect((await invite()).body).toEqual({ invited: 3, skipped: 0 });
    expect((await invite()).body).toEqual({ invited: 0, skipped: 3 });
    const answers = [true, true, false];
    for (const [index, isAccepted] of answers.entries()) {
      const person = await as(people[index] ?? '');
      expect((await person.post(`/api/me/places/${run.runId}/answer`).send({ isAccepted })).status).toBe(204);
      expect((await person.post(`/api/me/places/${run.runId}/answer`).send({ isAccepted })).status).not.toBe(204);
    }
    expect(Object.values(await statesOf(api, run))).toEqual(['enrolled', 'waitlisted', 'declined']);
  });

  it('invites to nothing any more when the run is over: who comes late can only decline', async () => {
    const run = await aRunWithSeats(api, { capacity: 1 });
    const [personId = ''] = await officials(api, await aMunicipality(api), 1);
    await (await as(run.managerId)).post(`/api/runs/${run.runId}/invitations`).send({ personIds: [personId] });
    await api.db.execute("UPDATE run SET state = 'finished' WHERE id = $1", [run.runId]);
    const person = await as(personId);
    const answer = (isAccepted: boolean) => person.post(`/api/me/places/${run.runId}/answer`).send({ isAccepted });
    expect((await answer(true)).body.code).toBe('enrolment.step');
    expect(await api.db.query('SELECT 1 FROM enrolment WHERE run_id = $1', [run.runId])).toEqual([]);
    expect((await answer(false)).status).toBe(204);
  });

  it('refuses with a reason that the person reads', async () => {
    const run = await aRunWithSeats(api);
    const town = await aMunicipality(api);
    const [personId = ''] = await officials(api, town, 1);
    const requestIds = await nominated(api, run, town, [personId]);
    const manager = await as(run.managerId);
    const refuse = (reason?: string) =>
      manager.post(`/api/runs/${run.runId}/request-decisions`).send({ requestIds, isApproved: false, reason });
    expect((await refuse()).body.errors).toEqual([{ pointer: '/reason', code: 'required' }]);
    expect((await refuse('Për një grup tjetër.')).body).toMatchObject({ refused: 1 });
    expect((await (await as(personId)).get('/api/me/places')).body.requests[0]).toMatchObject({
      state: 'refused',
      lastReason: 'Për një grup tjetër.',
      canWithdraw: false,
    });
    const row = await api.db.one<{ body: string }>(
      "SELECT body FROM outbox_mail WHERE person_id = $1 AND event_key LIKE 'enrolment.refuse:%'",
      [personId],
    );
    expect(row?.body).toContain('Për një grup tjetër.');
  });

  it('or a trainer says who never came, after the last session, and of nobody who was seen', async () => {
    const run = await aRunWithSeats(api, { capacity: 5 });
    const [absent, present] = await enrolled(api, run, 2);
    const trainer = await as(run.trainerId);
    const say = (enrolmentId = '', isNoShow = true) =>
      trainer.post(`/api/enrolments/${enrolmentId}/no-show`).send({ isNoShow, reason: 'Nuk u paraqit.' });
    expect((await say(absent?.enrolmentId)).body.code).toBe('enrolment.no-show');
    const sessionId = await aSession(api, run, -120, 60);
    expect((await say(absent?.enrolmentId)).body.code).toBe('enrolment.no-show');
    await trainer.post(`/api/sessions/${sessionId}/marks`).send({
      marks: [{ enrolmentId: present?.enrolmentId, kind: 'present', clientKey: sessionId }],
    });
    await api.db.execute("UPDATE session SET ends_at = now() - interval '1 minute' WHERE id = $1", [sessionId]);
    const seen = await api.db.query('SELECT 1 FROM attendance_record WHERE session_id = $1 AND minutes > 0', [
      sessionId,
    ]);
    expect(seen).toHaveLength(1);
    expect((await say(present?.enrolmentId)).body.code).toBe('enrolment.no-show');
    expect((await say(absent?.enrolmentId)).status).toBe(204);
    const noShow = () =>
      api.db.one('SELECT no_show_by, state FROM enrolment WHERE id = $1', [absent?.enrolmentId ?? '']);
    expect(await noShow()).toEqual({ no_show_by: run.trainerId, state: 'enrolled' });
    const manager = await as(run.managerId);
    await manager.post(`/api/enrolments/${absent?.enrolmentId}/withdrawal`).send({ reason: 'Gabim në listë.' });
    await manager.post(`/api/runs/${run.runId}/enrolments`).send({ personIds: [absent?.personId] });
    expect(await noShow()).toEqual({ no_show_by: null, state: 'enrolled' });
    expect((await say(absent?.enrolmentId)).status).toBe(204);
    expect((await say(absent?.enrolmentId, false)).status).toBe(204);
    expect(await noShow()).toEqual({ no_show_by: null, state: 'enrolled' });
  });
});
