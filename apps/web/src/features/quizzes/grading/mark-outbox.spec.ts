import type { StoredMark } from '@edukom/contracts';
import { OfflineError, ProblemError } from '../../../shared/api/errors.js';
import { type MarkDraft, MarkOutbox } from './mark-outbox.js';

const draft = (attemptId: string, more: Partial<MarkDraft> = {}): MarkDraft => ({
  attemptId,
  slot: 9,
  points: 100,
  comment: '',
  levels: null,
  version: 0,
  role: 'first',
  reason: '',
  ...more,
});
const stored = ({ points, version, role }: MarkDraft): StoredMark => ({
  role,
  version: version + 1,
  points,
  comment: '',
  markerName: 'Arben Gashi',
  markedAt: new Date(0),
  levels: null,
  state: 'marked',
  seat: 'first',
  marks: [],
});
const refusal = (code: string, status: number, current?: unknown) =>
  new ProblemError({ type: 'x', title: code, status, code, current });

let sent: MarkDraft[];
let answer: (one: MarkDraft) => Promise<StoredMark>;
let taken: [MarkDraft, StoredMark][];
let outbox: MarkOutbox;

beforeEach(() => {
  jest.useFakeTimers();
  [sent, taken] = [[], []];
  answer = async (one) => stored(one);
  outbox = new MarkOutbox(
    async (one) => {
      sent.push(one);
      return answer(one);
    },
    (one, mark) => taken.push([one, mark]),
  );
});
afterEach(() => jest.useRealTimers());
const settle = (ms = 0) => jest.advanceTimersByTimeAsync(ms);

it('sends each mark once, in the order they were given, and keeps it until the server has it', async () => {
  outbox.put(draft('a'));
  outbox.put(draft('b'));
  expect(outbox.count('sending')).toBe(2);
  await settle();
  expect(sent.map(({ attemptId }) => attemptId)).toEqual(['a', 'b']);
  expect([outbox.entries.size, taken.length]).toEqual([0, 2]);
});

it('keeps all of them through a cut network and sends them by itself when it is back', async () => {
  answer = () => Promise.reject(new OfflineError());
  outbox.put(draft('a'));
  await settle();
  outbox.put(draft('b'));
  await settle();
  expect(outbox.count('waiting')).toBe(2);
  answer = async (one) => stored(one);
  await settle(20_000);
  expect([outbox.entries.size, taken.map(([one]) => one.attemptId)]).toEqual([0, ['a', 'b']]);
});

it('keeps them when the session has ended, and sends them after the next step', async () => {
  answer = () => Promise.reject(refusal('access.signed-out', 401));
  outbox.put(draft('a'));
  await settle();
  expect(outbox.count('waiting')).toBe(1);
  answer = async (one) => stored(one);
  await outbox.flush();
  expect(outbox.entries.size).toBe(0);
});

it('shows both when a colleague was faster, sends the others on, and overwrites nothing by itself', async () => {
  const theirs = { ...stored(draft('a', { points: 300 })), markedAt: '2026-11-25T00:00:00.000Z' };
  answer = (one) =>
    one.attemptId === 'a' ? Promise.reject(refusal('mark.conflict', 412, theirs)) : Promise.resolve(stored(one));
  outbox.put(draft('a'));
  outbox.put(draft('b'));
  await settle();
  expect(outbox.entries.get('a 9')).toMatchObject({
    state: 'conflict',
    draft: { points: 100 },
    theirs: { points: 300 },
  });
  await settle(60_000);
  expect(sent.map(({ attemptId }) => attemptId)).toEqual(['a', 'b']);
  outbox.drop('a 9');
  expect(outbox.entries.size).toBe(0);
});

it('keeps what was turned away for another reason until somebody has looked', async () => {
  answer = () => Promise.reject(refusal('mark.closed', 409));
  outbox.put(draft('a'));
  await settle(60_000);
  expect([outbox.count('refused'), sent.length]).toEqual([1, 1]);
});

it('sends what was given anew meanwhile as a change of what is stored by then', async () => {
  let finish: (mark: StoredMark) => void = () => undefined;
  answer = () => new Promise((resolve) => (finish = resolve));
  outbox.put(draft('a'));
  await settle();
  outbox.put(draft('a', { points: 250 }));
  answer = async (one) => stored(one);
  finish({ ...stored(draft('a')), role: 'second' });
  await settle();
  expect(sent.at(-1)).toMatchObject({ points: 250, version: 1, role: 'second' });
  expect(outbox.entries.size).toBe(0);
});
