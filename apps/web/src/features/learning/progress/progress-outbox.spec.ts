import type { ProgressEventInput } from '@edukom/contracts';
import { OfflineError, problemOf } from '../../../shared/api/errors.js';
import type { Shelf } from '../../../shared/outbox/shelf.js';
import { ProgressOutbox } from './progress-outbox.js';

const me = '01890000-0000-7000-8000-000000000001';
const enrolment = '01890000-0000-7000-8000-000000000002';
const activityId = '01890000-0000-7000-8000-000000000003';
const event = (anchor: string, minute = 0): ProgressEventInput => ({
  activityId,
  kind: anchor === '' ? 'opened' : 'reached',
  anchor,
  occurredAt: new Date(Date.UTC(2026, 1, 1, 10, minute)),
});

function shelfOf(map = new Map<string, string>()): Shelf & { map: Map<string, string> } {
  return {
    map,
    keys: () => [...map.keys()],
    get: (key) => map.get(key) ?? null,
    set: (key, value) => void map.set(key, value),
    remove: (key) => void map.delete(key),
  };
}

function setUp(shelf = shelfOf()) {
  const sent: string[][] = [];
  let failure: Error | null = null;
  const told: string[] = [];
  const outbox = new ProgressOutbox(me, {
    shelf,
    send: async (_enrolmentId, events) => {
      if (failure) throw failure;
      sent.push(events.map((one) => `${one.anchor} ${one.occurredAt.toISOString().slice(14, 16)}`));
    },
    onSent: (id) => told.push(id),
  });
  return { outbox, sent, told, shelf, fail: (error: Error | null) => (failure = error) };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('gathers events and sends them together, each once with its first time', async () => {
  const { outbox, sent, told, shelf } = setUp();
  outbox.add(enrolment, event('b1', 1));
  outbox.add(enrolment, event('b2', 2));
  outbox.add(enrolment, event('b1', 9));
  expect(sent).toEqual([]);
  await jest.advanceTimersByTimeAsync(2_000);
  expect(sent).toEqual([['b1 01', 'b2 02']]);
  expect(told).toEqual([enrolment]);
  expect(outbox.waiting).toBe(0);
  expect(outbox.keptOf(enrolment, activityId)).toHaveLength(2);
  outbox.forgetKnown(enrolment, activityId, ({ anchor }) => anchor === 'b1');
  expect(outbox.keptOf(enrolment, activityId)).toEqual([{ kind: 'reached', anchor: 'b2' }]);
  outbox.forgetKnown(enrolment, activityId, () => true);
  expect(shelf.map.size).toBe(0);
});

it('keeps what cannot be sent, says so, and sends it when the network is back', async () => {
  const { outbox, sent, fail } = setUp();
  const seen: boolean[] = [];
  outbox.subscribe(() => seen.push(outbox.isUnsent));
  fail(new OfflineError());
  outbox.add(enrolment, event('b1'));
  await outbox.flush();
  expect([outbox.isUnsent, outbox.waiting, sent.length]).toEqual([true, 1, 0]);
  fail(null);
  await jest.advanceTimersByTimeAsync(20_000);
  expect([outbox.isUnsent, outbox.waiting, sent.length]).toEqual([false, 0, 1]);
  expect(seen).toEqual([true, false]);
});

it('sends after a reload what the page before has kept, and nothing of another person', async () => {
  const shelf = shelfOf();
  const before = setUp(shelf);
  before.fail(new OfflineError());
  before.outbox.add(enrolment, event(''));
  await before.outbox.flush();
  shelf.map.set(`edukom.progress/somebody-else/${enrolment}/${activityId}/opened/`, '2026-02-01T10:00:00.000Z');
  const after = setUp(shelf);
  expect(after.outbox.keptOf(enrolment, activityId)).toEqual([{ kind: 'opened', anchor: '' }]);
  await jest.advanceTimersByTimeAsync(2_000);
  expect(after.sent).toEqual([[' 00']]);
  expect([...shelf.map.keys()]).toHaveLength(1);
});

it('lets go of what the server will never take, but not of what a sign-in would let through', async () => {
  const { outbox, fail, shelf } = setUp();
  outbox.add(enrolment, event('b1'));
  fail(problemOf('access.signed-out'));
  await outbox.flush();
  expect(shelf.map.size).toBe(1);
  fail(problemOf('request.not-found'));
  await outbox.flush();
  expect([shelf.map.size, outbox.isUnsent]).toEqual([0, false]);
});

it('sends a great number in several requests', async () => {
  const { outbox, sent } = setUp();
  for (let at = 0; at < 450; at += 1) outbox.add(enrolment, event(`b${at}`));
  await outbox.flush();
  expect(sent.map((batch) => batch.length)).toEqual([200, 200, 50]);
});

it('leaves entries alone that it cannot read', async () => {
  const { outbox, sent, shelf } = setUp();
  shelf.map.set(`edukom.progress/${me}/${enrolment}/not-an-id/opened/`, 'never');
  await outbox.flush();
  expect(sent).toEqual([]);
});
