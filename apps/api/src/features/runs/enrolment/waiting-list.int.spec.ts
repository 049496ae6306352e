import { startTestApi, type TestApi } from '../../../../test/api.js';
import {
  aMunicipality,
  aRunWithSeats,
  aSeatPlan,
  dayFromNow,
  nominated,
  officials,
  statesOf,
} from '../../../../test/enrolment-factories.js';
import type { TestRun } from '../../../../test/runs-factories.js';
import { SeatPlansService } from './seat-plans.service.js';
import { WaitingListSweeper } from './waiting-list-sweeper.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const as = async (personId: string) => api.http(await api.signIn(personId));
const decide = async (run: TestRun, requestIds: readonly string[], isApproved = true) =>
  (await as(run.managerId))
    .post(`/api/runs/${run.runId}/request-decisions`)
    .send({ requestIds, isApproved, reason: 'Sipas radhës.' });
const approve = async (run: TestRun, ...requestIds: readonly string[]) => (await decide(run, requestIds)).body;
const seatsOf = async (run: TestRun) => (await (await as(run.managerId)).get(`/api/runs/${run.runId}/requests`)).body;
const atDay = (days: number): Date => new Date(Date.now() + days * 86_400_000);

it('approves in the order of arrival, whatever order was sent: seats first, then the waiting list', async () => {
  const run = await aRunWithSeats(api, { capacity: 2 });
  const town = await aMunicipality(api);
  const people = await officials(api, town, 4);
  const requests = await nominated(api, run, town, people);
  expect(await approve(run, ...[...requests].reverse())).toEqual({
    enrolled: 2,
    waitlisted: 2,
    refused: 0,
    skipped: 0,
  });
  expect(Object.values(await statesOf(api, run))).toEqual(['enrolled', 'enrolled', 'waitlisted', 'waitlisted']);
  const { requests: shown, seats } = await seatsOf(run);
  expect(seats).toMatchObject({ capacity: 2, taken: 2, commonFree: 0, isListMoving: true });
  expect(shown.map((one: { waiting: unknown; seat: unknown }) => one.waiting ?? one.seat)).toEqual([
    { kind: 'common', seat: 1, of: 2 },
    { kind: 'common', seat: 2, of: 2 },
    { place: 1, of: 2, ofInstitution: 1, because: { kind: 'full', seats: 2 } },
    { place: 2, of: 2, ofInstitution: 2, because: { kind: 'full', seats: 2 } },
  ]);
});

it('two approvals of the last seat at once give exactly one seat, however often it is tried', async () => {
  for (let round = 0; round < 3; round += 1) {
    const run = await aRunWithSeats(api, { capacity: 1 });
    const town = await aMunicipality(api);
    const requests = await nominated(api, run, town, await officials(api, town, 5));
    const answers = await Promise.all(requests.map((id) => approve(run, id)));
    expect(answers.map(({ enrolled, waitlisted }) => [enrolled, waitlisted]).sort()).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
      [1, 0],
    ]);
    expect(await api.db.one('SELECT count(*)::int AS seats FROM enrolment WHERE run_id = $1', [run.runId])).toEqual({
      seats: 1,
    });
  }
});

it('a seat that gets free goes to the next in the same moment, and many at once to as many', async () => {
  const run = await aRunWithSeats(api, { capacity: 3 });
  const town = await aMunicipality(api);
  const people = await officials(api, town, 6);
  await approve(run, ...(await nominated(api, run, town, people)));
  const { seated } = await seatsOf(run);
  const manager = await as(run.managerId);
  const gone = await Promise.all(
    seated
      .slice(0, 2)
      .map(({ enrolmentId }: { enrolmentId: string }) =>
        manager.post(`/api/enrolments/${enrolmentId}/withdrawal`).send({ reason: 'Nuk mund të vijë.' }),
      ),
  );
  expect(gone.map(({ status }) => status)).toEqual([204, 204]);
  expect(Object.values(await statesOf(api, run))).toEqual([
    'withdrawn',
    'withdrawn',
    'enrolled',
    'enrolled',
    'enrolled',
    'waitlisted',
  ]);
  const mails = await api.db.query(
    "SELECT 1 FROM outbox_mail WHERE event_key LIKE 'enrolment.move-up:%' AND person_id = ANY ($1::uuid[])",
    [people],
  );
  expect(mails).toHaveLength(2);
});

it('a kept seat waits for its municipality until the day of release; then who waits longest moves up', async () => {
  const [home, other] = [await aMunicipality(api), await aMunicipality(api)];
  const quotas = [{ institutionId: home.institutionId, seats: 2, releasedOn: dayFromNow(10) }];
  const run = await aRunWithSeats(api, { capacity: 3, quotas });
  const strangers = await officials(api, other, 3);
  const requests = await nominated(api, run, other, strangers);
  expect(await approve(run, ...requests)).toMatchObject({ enrolled: 1, waitlisted: 2 });
  const [local = ''] = await officials(api, home, 1);
  const [request = ''] = await nominated(api, run, home, [local]);
  expect(await approve(run, request)).toMatchObject({ enrolled: 1, waitlisted: 0 });
  const { requests: shown } = await seatsOf(run);
  expect(shown.map((one: { waiting: { because: unknown } | null }) => one.waiting?.because ?? null)).toEqual([
    null,
    { kind: 'kept-for-others', seats: 1 },
    { kind: 'kept-for-others', seats: 1 },
    null,
  ]);
  expect(shown[3].seat).toMatchObject({ kind: 'quota', seat: 1, of: 2 });
  const sweeper = api.app.get(WaitingListSweeper);
  await sweeper.sweep(atDay(9));
  expect((await statesOf(api, run))[strangers[1] ?? '']).toBe('waitlisted');
  await Promise.all([sweeper.sweep(atDay(10)), sweeper.sweep(atDay(10))]);
  const states = await statesOf(api, run);
  expect(strangers.map((id) => states[id])).toEqual(['enrolled', 'enrolled', 'waitlisted']);
});

it('from the cut-off on nobody moves up, also when the worker comes late, and who waits is told once', async () => {
  const run = await aRunWithSeats(api, { capacity: 1, cutOffOn: dayFromNow(5) });
  const town = await aMunicipality(api);
  const [first = '', second = ''] = await officials(api, town, 2);
  await approve(run, ...(await nominated(api, run, town, [first, second])));
  // A seat that got free while nobody looked: as if the process had died right after it.
  await api.db.execute("UPDATE enrolment SET state = 'withdrawn' WHERE run_id = $1", [run.runId]);
  const sweeper = api.app.get(WaitingListSweeper);
  await sweeper.sweep(atDay(6));
  await sweeper.sweep(atDay(6));
  expect((await statesOf(api, run))[second]).toBe('lapsed');
  const mails = await api.db.query(
    "SELECT 1 FROM outbox_mail WHERE event_key LIKE 'enrolment.lapse:%' AND person_id = $1",
    [second],
  );
  expect(mails).toHaveLength(1);
});

it('by hand too nobody gets a seat that is not there or that somebody waits for, without a reason', async () => {
  const [home, other] = [await aMunicipality(api), await aMunicipality(api)];
  const quotas = [{ institutionId: home.institutionId, seats: 1, releasedOn: null }];
  const run = await aRunWithSeats(api, { capacity: 2, quotas });
  const strangers = await officials(api, other, 2);
  await approve(run, ...(await nominated(api, run, other, strangers)));
  const [guest = ''] = await officials(api, other, 1);
  const manager = await as(run.managerId);
  const enrol = (body: object) => manager.post(`/api/runs/${run.runId}/enrolments`).send(body);
  expect((await enrol({ personIds: [guest] })).body.code).toBe('enrolment.no-seat');
  const [local = ''] = await officials(api, home, 1);
  expect((await enrol({ personIds: [local] })).body).toEqual({ enrolled: 1, alreadyEnrolled: 0 });
  const beyond = { personIds: [guest, strangers[1]], beyondReason: 'Kërkesë e komunës.' };
  expect((await enrol(beyond)).body).toEqual({ enrolled: 2, alreadyEnrolled: 0 });
  expect((await statesOf(api, run))[strangers[1] ?? '']).toBe('enrolled');
  const { seated } = await seatsOf(run);
  expect(seated.map((one: { seat: { kind: string } }) => one.seat.kind)).toEqual([
    'common',
    'quota',
    'beyond',
    'beyond',
  ]);
});

it('the database refuses what got past every rule (negative control)', async () => {
  const run = await aRunWithSeats(api, { capacity: 1 });
  const town = await aMunicipality(api);
  const people = await officials(api, town, 2);
  const insert = api.db.execute(
    `INSERT INTO enrolment (id, run_id, person_id, institution_id, state, enrolled_at)
     SELECT gen_random_uuid(), $1, p, $3, 'enrolled', now() FROM unnest($2::uuid[]) AS p`,
    [run.runId, people, town.institutionId],
  );
  await expect(insert).rejects.toMatchObject({ code: '23514', constraint: 'run_capacity_kept' });
  await expect(api.db.execute('UPDATE enrolment_event SET reason = $1', ['x'])).rejects.toThrow('append-only');
});

it('more seats move people up at once; fewer than are taken are refused, as are quotas that do not fit', async () => {
  const run = await aRunWithSeats(api, { capacity: 1 });
  const town = await aMunicipality(api);
  await approve(run, ...(await nominated(api, run, town, await officials(api, town, 3))));
  const manager = await as(run.managerId);
  const plan = (change: object) => manager.put(`/api/runs/${run.runId}/seats`).send({ ...aSeatPlan(), ...change });
  expect((await plan({ capacity: 2 })).body).toEqual({ movedUp: 1 });
  expect((await plan({ capacity: 1 })).body.errors).toEqual([{ pointer: '/capacity', code: 'capacity-below-taken' }]);
  const quota = { institutionId: run.hostId, seats: 3, releasedOn: null };
  expect((await plan({ quotas: [quota] })).body.errors).toEqual([
    { pointer: '/quotas', code: 'quotas-beyond-capacity' },
  ]);
  const nowhere = { ...quota, institutionId: run.runId, seats: 1 };
  expect((await plan({ capacity: 9, quotas: [nowhere] })).body.errors).toEqual([
    { pointer: '/quotas', code: 'choice' },
  ]);
  expect((await plan({ enrolmentUntil: dayFromNow(-3) })).body.errors).toEqual([
    { pointer: '/enrolmentUntil', code: 'order' },
  ]);
  expect((await plan({ enrolmentFrom: null, enrolmentUntil: dayFromNow(3) })).body.errors).toEqual([
    { pointer: '/enrolmentFrom', code: 'required' },
  ]);
  expect((await plan({ capacity: null, quotas: [] })).body).toEqual({ movedUp: 1 });
});

it('a plan of a finished run, or of a run there is not, is refused', async () => {
  const run = await aRunWithSeats(api);
  await api.db.execute("UPDATE run SET state = 'finished' WHERE id = $1", [run.runId]);
  const plans = api.app.get(SeatPlansService);
  await expect(plans.plan(null, run.runId, aSeatPlan(), new Date())).rejects.toMatchObject({ code: 'run.state' });
  await expect(plans.plan(null, run.hostId, aSeatPlan(), new Date())).rejects.toMatchObject({
    code: 'request.not-found',
  });
});
