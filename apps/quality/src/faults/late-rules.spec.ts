import { type EndOfAttempt, wrongLate } from './late-rules.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 1, 10, minute));
const before: EndOfAttempt = {
  attemptId: 'a',
  state: 'expired',
  finishedAt: at(30),
  deadlineAt: at(30),
  points: 300,
  receiptHash: 'hash',
  answered: 3,
  heardAt: at(25),
  late: [],
};
const late = [{ receivedAt: at(59).toISOString(), lastContactAt: at(25).toISOString() }];

it('finds nothing wrong where the end stands and what came late lies beside it', () => {
  expect(wrongLate({ ...before, late }, before)).toEqual([]);
});

it.each<[string, Partial<EndOfAttempt>]>([
  ['ended as submitted', { state: 'submitted' }],
  ['not ended at the deadline', { finishedAt: at(31) }],
  ['result or receipt changed by what came late', { points: 400 }],
  ['result or receipt changed by what came late', { receiptHash: 'other' }],
  ['late answers received before the end', { late: [{ ...late[0], receivedAt: at(29).toISOString() }] as never }],
  [
    'late answers not bounded by what the server last heard',
    { late: [{ receivedAt: at(59).toISOString(), lastContactAt: at(29).toISOString() }] },
  ],
  ['late answers not bounded by what the server last heard', { late: [{ ...late[0], lastContactAt: null }] as never }],
])('says: %s', (words, change) => {
  expect(wrongLate({ ...before, late, ...change }, before)).toEqual([`a: ${words}`]);
});
