import { judgeLog, judgeRace } from './two-marks.js';

const given = [
  { points: 400, comment: 'one' },
  { points: 200, comment: 'two' },
] as const;
const [one, two] = given;
const won = { status: 200, current: undefined };
const told = (mark: object, version = 1) => ({ status: 412, current: { ...mark, version } });

it('takes one winner and a loser who is told, whoever it is', () => {
  expect(judgeRace([won, told(one)], given, 412)).toEqual({ loser: 1, wrong: undefined });
  expect(judgeRace([told(two), won], given, 412)).toEqual({ loser: 0, wrong: undefined });
});

it.each([
  ['two winners', [won, won]],
  ['two losers', [told(one), told(two)]],
  ['a refusal with another status', [won, { ...told(one), status: 409 }]],
  ['a loser who is told the own mark', [won, told(two)]],
  ['a loser who is told another version', [won, told(one, 2)]],
  ['a loser who is told nothing', [won, { status: 412, current: null }]],
])('finds %s', (_what, replies) => {
  expect(judgeRace(replies, given, 412).wrong).toEqual(expect.any(String));
});

it('takes a log with both marks in their order, and no other', () => {
  const log = [
    { ...two, version: 1 },
    { ...one, version: 2 },
  ];
  expect(judgeLog(log, given, 0)).toBeUndefined();
  for (const other of [log.slice(0, 1), log.toReversed(), [...log, { ...one, version: 3 }], []])
    expect(judgeLog(other, given, 0)).toEqual(expect.any(String));
  expect(judgeLog(log, given, 1)).toEqual(expect.any(String));
});
