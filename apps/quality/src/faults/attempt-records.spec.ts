import { type AttemptRecord, contradictions, hashOf } from './attempt-records.js';

const deadlineAt = new Date('2026-11-25T10:00:00.000Z');
const id = '00000003-0000-7000-8000-100000000000';
const answers = [
  { questionVersionId: 'q1', revision: 3, response: { type: 'short-text' as const, text: 'Gjakovë' } },
  { questionVersionId: 'q2', revision: 1, response: { type: 'short-text' as const, text: 'ЋШ' } },
];
const open: AttemptRecord = {
  id,
  state: 'open',
  deadlineAt,
  finishedAt: null,
  receiptHash: null,
  points: null,
  version: 1,
  marks: 0,
  grades: 0,
  graded: 0,
  gradePoints: null,
  ends: 0,
  answers,
};
const finishedAt = new Date('2026-11-25T09:59:59.123Z');
const submitted: AttemptRecord = {
  ...open,
  state: 'submitted',
  finishedAt,
  receiptHash: hashOf({ id, finishedAt, answers }),
  points: 400,
  version: 2,
  grades: 1,
  graded: 1,
  gradePoints: 400,
  ends: 1,
};
const expired: AttemptRecord = {
  ...submitted,
  state: 'expired',
  finishedAt: deadlineAt,
  receiptHash: hashOf({ id, finishedAt: deadlineAt, answers }),
};

it.each([
  ['open', open],
  ['submitted', submitted],
  ['expired at its deadline', expired],
  ['submitted and marked twice', { ...submitted, marks: 2, version: 4, graded: 3 }],
])('finds nothing in an attempt that is %s', (_what, record) => {
  expect(contradictions(record)).toEqual([]);
});

it.each<[string, AttemptRecord]>([
  ['open with a grade', { ...open, grades: 1, graded: 1 }],
  ['open with a receipt', { ...open, receiptHash: 'x' }],
  ['open, and changed', { ...open, version: 2 }],
  ['open, and ended by the audit log', { ...open, ends: 1 }],
  ['without its grade', { ...submitted, grades: 0, graded: 0, gradePoints: null }],
  ['graded twice', { ...submitted, graded: 2 }],
  ['ended twice', { ...submitted, ends: 2 }],
  ['changed twice', { ...submitted, version: 3 }],
  ['worth something else than its grade', { ...submitted, gradePoints: 300 }],
  ['expired at another time', { ...submitted, state: 'expired' }],
  ['with another answer than its receipt', { ...submitted, answers: answers.slice(1) }],
  [
    'with a later revision than its receipt',
    { ...submitted, answers: answers.map((one) => ({ ...one, revision: 4 })) },
  ],
])('finds an attempt that is %s', (_what, record) => {
  expect(contradictions(record)).toHaveLength(1);
});
