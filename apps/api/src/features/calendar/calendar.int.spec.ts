import { instantOf, ZONE } from '@edukom/domain';
import ICAL from 'ical.js';
import { aPerson, ORIGIN, startTestApi, type TestApi } from '../../../test/api.js';
import { aRun, enrolled, type TestRun } from '../../../test/runs-factories.js';
import { RunsService } from '../runs/runs.service.js';
import { SessionsService } from '../runs/sessions.service.js';
import { CalendarSyncService } from './calendar-sync.service.js';
import { organizerOf } from './calendar-mail.js';

let api: TestApi;
let run: TestRun;
let manager: string;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  run = await aRun(api);
  manager = await api.signIn(run.managerId);
});

const DAY = 86_400_000;
/** A day of the future whatever day the test runs on. */
const day = new Date(Date.now() + 60 * DAY).toISOString().slice(0, 10);
const plan = { title: 'Термин 1; увод', room: 'Salla A', localDate: day, localStart: '09:00', localEnd: '12:00' };
const at = (date: string, time: string) => {
  const result = instantOf(date, time, ZONE);
  return result.ok ? result.instant : NaN;
};
const sync = () => api.app.get(CalendarSyncService).sync(run.runId);
const addSession = (over: Partial<typeof plan> = {}) =>
  api.app.get(RunsService).addSession(null, run.runId, { ...plan, ...over });

/** What an independent reader finds in a file. */
function read(file: string) {
  const root = new ICAL.Component(ICAL.parse(file) as unknown[]);
  const zoneOf = root.getFirstSubcomponent('vtimezone');
  if (!zoneOf) throw new Error('no zone');
  return root.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    event.startDate.zone = new ICAL.Timezone(zoneOf);
    return {
      method: root.getFirstPropertyValue('method'),
      uid: event.uid,
      sequence: event.sequence,
      status: component.getFirstPropertyValue('status'),
      title: event.summary,
      location: event.location,
      starts: event.startDate.toUnixTime() * 1000,
      attendees: component.getAllProperties('attendee').map((one) => one.getFirstValue()),
    };
  });
}

const mailsOf = async (personId: string) =>
  (
    await api.db.query<{ subject: string; body: string; calendar: string | null; urgency: string; locale: string }>(
      "SELECT subject, body, calendar, urgency, locale FROM outbox_mail WHERE person_id = $1 AND event_key LIKE 'calendar:%' ORDER BY created_at, id",
      [personId],
    )
  ).map((mail) => ({ ...mail, event: mail.calendar === null ? null : read(mail.calendar)[0] }));

/** What a calendar holds after these: the highest sequence of each UID. */
function calendarAfter(files: readonly string[]) {
  const entries = new Map<string, ReturnType<typeof read>[number]>();
  for (const one of files.flatMap(read))
    if (one.sequence > (entries.get(one.uid)?.sequence ?? -1)) entries.set(one.uid, one);
  return [...entries.values()];
}

describe('invitations', () => {
  it('invite, update and cancel one entry of one person, and name nobody else', async () => {
    const [one, two] = await enrolled(api, run, 2);
    const sessionId = await addSession();
    await sync();
    const http = api.http(manager);
    await http
      .put(`/api/sessions/${sessionId}`)
      .set('Origin', ORIGIN)
      .send({ ...plan, localStart: '13:00', localEnd: '15:00' })
      .expect(204);
    await sync();
    await http
      .post(`/api/sessions/${sessionId}/cancellation`)
      .set('Origin', ORIGIN)
      .send({ reason: 'salla e zënë' })
      .expect(204);
    await sync();
    const mails = await mailsOf(one?.personId ?? '');
    expect(mails.map(({ event }) => event)).toEqual([
      expect.objectContaining({
        method: 'REQUEST',
        sequence: 0,
        status: 'CONFIRMED',
        starts: at(day, '09:00'),
        location: 'Salla A',
      }),
      expect.objectContaining({ method: 'REQUEST', sequence: 1, status: 'CONFIRMED', starts: at(day, '13:00') }),
      expect.objectContaining({ method: 'CANCEL', sequence: 2, status: 'CANCELLED' }),
    ]);
    expect(new Set(mails.map(({ event }) => event?.uid))).toEqual(new Set([`${sessionId}.${one?.personId}@edukom`]));
    expect(mails.every(({ event }) => event?.attendees.length === 1)).toBe(true);
    expect(calendarAfter(mails.map(({ calendar }) => calendar ?? ''))).toMatchObject([{ status: 'CANCELLED' }]);
    const others = await mailsOf(two?.personId ?? '');
    expect(others.map(({ event }) => event?.uid)).not.toContain(mails[0]?.event?.uid);
    expect(mails.map(({ subject }) => subject.split(':')[0])).toEqual(['Термин 1; увод', 'Ndryshim', 'U anulua']);
    expect(mails[2]?.body).toContain('salla e zënë');
    // Its trainer is expected as well.
    expect(await mailsOf(run.trainerId)).toHaveLength(3);
  });

  it('ordered again, or by two workers at once, tell nothing twice', async () => {
    const [one] = await enrolled(api, run, 1);
    await addSession();
    await Promise.all([sync(), sync(), sync()]);
    await sync();
    expect(await mailsOf(one?.personId ?? '')).toHaveLength(1);
  });

  it('a change that was taken back before anybody was told is not told', async () => {
    const [one] = await enrolled(api, run, 1);
    const sessionId = await addSession();
    await sync();
    const sessions = api.app.get(SessionsService);
    await sessions.edit(run.managerId, sessionId, { ...plan, room: 'Salla B' });
    await sessions.edit(run.managerId, sessionId, plan);
    await sync();
    expect(await mailsOf(one?.personId ?? '')).toHaveLength(1);
  });

  it('who is withdrawn is told, and invited again into the same entry when they come back', async () => {
    const [one] = await enrolled(api, run, 1);
    await addSession();
    await sync();
    await api
      .http(manager)
      .post(`/api/enrolments/${one?.enrolmentId}/withdrawal`)
      .set('Origin', ORIGIN)
      .send({ reason: 'ndërroi punë' });
    await sync();
    await api.app.get(RunsService).enrol(run.managerId, run.runId, [one?.personId ?? '']);
    await sync();
    const events = (await mailsOf(one?.personId ?? '')).map(({ event }) => [event?.method, event?.sequence]);
    expect(events).toEqual([
      ['REQUEST', 0],
      ['CANCEL', 1],
      ['REQUEST', 2],
    ]);
  });

  it('are in the language and script of the person, and without a calendar part for who wants none', async () => {
    const [one, two] = await enrolled(api, run, 2);
    await api.db.execute("UPDATE person SET locale = 'sr-Cyrl' WHERE id = $1", [one?.personId]);
    await api
      .http(await api.signIn(two?.personId ?? ''))
      .put('/api/me/message-wishes')
      .set('Origin', ORIGIN)
      .send({ isDigest: true, quiet: null, isCalendarMailed: false })
      .expect(204);
    await addSession();
    await sync();
    const [cyrillic] = await mailsOf(one?.personId ?? '');
    expect(cyrillic).toMatchObject({ locale: 'sr-Cyrl', urgency: 'soon' });
    expect(cyrillic?.body).toContain('очекујемо вас на термину „Термин 1; увод“');
    expect(await mailsOf(two?.personId ?? '')).toMatchObject([{ calendar: null, urgency: 'daily' }]);
  });

  it('a session that is over is written down and not mailed', async () => {
    const [one] = await enrolled(api, run, 1);
    const past = new Date(Date.now() - 5 * DAY).toISOString().slice(0, 10);
    await addSession({ localDate: past });
    await sync();
    expect(await mailsOf(one?.personId ?? '')).toEqual([]);
    expect(await api.db.query('SELECT 1 FROM calendar_entry WHERE person_id = $1', [one?.personId])).toHaveLength(1);
  });

  it('a run of more entries than one transaction takes', async () => {
    const people = await enrolled(api, run, 41);
    for (const index of [1, 2, 3, 4, 5]) await addSession({ title: `Sesioni ${index}` });
    await sync();
    const rows = await api.db.query('SELECT 1 FROM calendar_entry WHERE person_id = ANY ($1::uuid[])', [
      people.map((one) => one.personId),
    ]);
    expect(rows).toHaveLength(205);
  });
});

describe('the address of the own calendar', () => {
  const addressOf = async (cookie: string) => {
    const { body } = await api.http(cookie).post('/api/me/calendar').set('Origin', ORIGIN).expect(201);
    return new URL((body as { url: string }).url).pathname;
  };

  it('shows what the mails said, the cancelled too, and answers 304 while nothing changes', async () => {
    const [one] = await enrolled(api, run, 1);
    const sessionId = await addSession();
    await addSession({ title: 'Sesioni 2', localStart: '14:00', localEnd: '16:00' });
    await sync();
    await api.app.get(SessionsService).cancel(run.managerId, sessionId, 'salla e zënë');
    await sync();
    const path = await addressOf(await api.signIn(one?.personId ?? ''));
    expect(path).toMatch(/^\/api\/calendars\/[\w-]{22}$/);
    const answer = await api
      .http()
      .get(path)
      .buffer(true)
      .expect(200)
      .expect('Content-Type', /text\/calendar/);
    expect(read(answer.text)).toMatchObject([
      {
        method: 'PUBLISH',
        status: 'CANCELLED',
        sequence: 1,
        uid: `${sessionId}.${one?.personId}@edukom`,
        attendees: [],
      },
      { status: 'CONFIRMED', sequence: 0, starts: at(day, '14:00') },
    ]);
    const mails = (await mailsOf(one?.personId ?? '')).map(({ calendar }) => calendar ?? '');
    expect(calendarAfter([...mails, answer.text])).toHaveLength(2);
    const tag = answer.headers['etag'] ?? '';
    for (const header of [tag, `W/${tag}`, `"x", ${tag}`])
      await api.http().get(path).set('If-None-Match', header).expect(304);
    await addSession({ title: 'Sesioni 3' });
    await sync();
    await api.http().get(path).set('If-None-Match', tag).expect(200);
  });

  it('is one at a time, shown once, kept as a hash, and ends when revoked or with the account', async () => {
    const personId = await aPerson(api.db);
    const cookie = await api.signIn(personId);
    const mine = async () =>
      ((await api.http(cookie).get('/api/me/calendar').expect(200)).body as { address: unknown }).address;
    expect(await mine()).toBeNull();
    const first = await addressOf(cookie);
    const second = await addressOf(cookie);
    await api.http().get(first).expect(404);
    await api.http().get(second).expect(200);
    expect(await mine()).toMatchObject({ readAt: expect.any(String) as unknown });
    const stored = JSON.stringify(await api.db.query("SELECT f.*, encode(token_hash, 'escape') FROM calendar_feed f"));
    expect(stored).not.toContain(second.split('/').at(-1));
    await api.db.execute("UPDATE account SET state = 'deactivated' WHERE person_id = $1", [personId]);
    await api.http().get(second).expect(404);
    await api.db.execute("UPDATE account SET state = 'active' WHERE person_id = $1", [personId]);
    await api.http(cookie).delete('/api/me/calendar').set('Origin', ORIGIN).expect(204);
    await api.http().get(second).expect(404);
    expect(await mine()).toBeNull();
    await api.http().get('/api/calendars/AAAAAAAAAAAAAAAAAAAAAA').expect(404);
  });
});

it('says before a change how many it mails', async () => {
  const people = await enrolled(api, run, 3);
  await api.db.execute('UPDATE person SET email = NULL WHERE id = $1', [people[0]?.personId]);
  await api.db.execute("INSERT INTO message_preference VALUES ($1, false, '21:00', '07:00', true)", [
    people[1]?.personId,
  ]);
  const { body } = await api.http(manager).get(`/api/runs/${run.runId}/audience`).expect(200);
  // Two officials with an address and the trainer.
  expect(body).toEqual({ mails: 3, later: 1, unreachable: 1 });
});

it.each([
  ['Edukom <no-reply@edukom.example>', { name: 'Edukom', address: 'no-reply@edukom.example' }],
  ['"Едуком, МЛГ" <a@b.example>', { name: 'Едуком, МЛГ', address: 'a@b.example' }],
  ['a@b.example', { name: 'a@b.example', address: 'a@b.example' }],
])('the organizer out of %s', (from, expected) => {
  expect(organizerOf(from)).toEqual(expected);
});
