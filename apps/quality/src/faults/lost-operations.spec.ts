import { factOf, kindOf, kinds, sameReply } from './lost-operations.js';

const lost = (status: number, body: object) => ({ status, body: Buffer.from(JSON.stringify(body)) });
const reply = (status: number, body: object) => ({ status, text: JSON.stringify(body) });

it('takes a reply for the same whose server time alone has gone on, deep or not', () => {
  const view = { attemptId: 'a', serverNow: '2026-11-25T10:00:00.000Z', answers: [] };
  expect(sameReply(lost(200, view), reply(200, { ...view, serverNow: '2026-11-25T10:00:01.000Z' }))).toBe(true);
});

it.each([
  ['another status', 409, { rev: 1 }],
  ['another value', 200, { rev: 2 }],
  ['one field more', 200, { rev: 1, outcome: 'newer' }],
])('takes %s for another reply', (_what, status, body) => {
  expect(sameReply(lost(200, { rev: 1 }), reply(status, body))).toBe(false);
});

it('knows the kind of each operation by its key', () => {
  expect(kinds.map((kind) => kindOf(`${kind}/00000001`))).toEqual([...kinds]);
  expect(() => kindOf('other/1')).toThrow();
});

it('states of each kind what a second row or another time would change', () => {
  const times = { receivedAt: 't', finishedAt: 't', markedAt: 't' };
  expect(factOf('save', { rev: 3, ...times })).toBe('[3,"t"]');
  expect(factOf('mark', { version: 1, points: 100, ...times })).toBe('[1,100,"t"]');
  expect(factOf('submit', { state: 'submitted', hash: 'h', ...times })).toBe('["submitted","h","t"]');
});
