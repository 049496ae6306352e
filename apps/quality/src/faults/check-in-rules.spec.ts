import { compareMarks, expectationOf } from './check-in-rules.js';

const people = Array.from({ length: 20 }, (_, phone) => `person ${phone}`);
const right = people.map((personId, phone) =>
  expectationOf(phone) === 'late'
    ? { personId, status: 'to-confirm', state: 'to-confirm' }
    : { personId, status: 'accepted', state: 'partial' },
);
const [first = { personId: '', status: '', state: '' }] = right;

it('finds nothing wrong in a room where everybody has the row they should', () => {
  expect(compareMarks(people, right).wrong).toBe(0);
});

it.each([
  ['a row that is missing', right.slice(1), { missing: 1 }],
  ['a row twice', [...right, first], { doubled: 1 }],
  ['somebody who never scanned', [...right, { ...first, personId: 'stranger' }], { strangers: 1 }],
  [
    'in time and not counted',
    [{ ...first, status: 'to-confirm', state: 'to-confirm' }, ...right.slice(1)],
    { inTimeNotCounted: 1 },
  ],
  ['late and counted', right.map((row) => ({ ...row, status: 'accepted', state: 'present' })), { lateCounted: 2 }],
])('sees %s', (_case, stored, found) => {
  const all = { missing: 0, doubled: 0, strangers: 0, inTimeNotCounted: 0, lateCounted: 0, ...found };
  expect(compareMarks(people, stored)).toEqual({
    ...all,
    wrong: Object.values(found).reduce((sum, one) => sum + one, 0),
  });
});
