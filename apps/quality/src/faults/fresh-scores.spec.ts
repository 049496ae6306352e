import type { Correction } from '@edukom/domain';
import { freshScore, mayHaveCertificate, type ScoredAttempt, staleIn } from './fresh-scores.js';

const correction = (number: number, of: Partial<Correction>): Correction => ({
  id: `${number}`,
  number,
  questionVersionId: 'choice',
  kind: 'void',
  key: null,
  undoes: null,
  ...of,
});

/** A choice answered b where a is right, and an open answer that somebody gave 150 of 200. */
const attempt: ScoredAttempt = {
  id: 'attempt',
  enrolmentId: 'enrolment',
  items: [
    {
      slot: 1,
      questionVersionId: 'choice',
      max: 100,
      spec: { type: 'single', options: [{ id: 'a' }, { id: 'b' }] },
      key: { type: 'single', correct: ['a'] },
      response: { type: 'single', selected: 'b' },
    },
    {
      slot: 2,
      questionVersionId: 'essay',
      max: 200,
      spec: { type: 'open' },
      key: { type: 'open' },
      response: { type: 'open', text: 'Fjalë' },
    },
  ],
  marks: [{ slot: 2, points: 150 }],
  ledger: [],
  stored: { autoPoints: 0, points: 150, maxPoints: 300, pending: 0 },
  grade: { points: 150, maxPoints: 300, share: 5_000, isFinal: true, isReleased: true },
  certificateId: null,
};
const { grade } = attempt;
if (!grade) throw new Error('the sample has a grade');
const corrected = (of: Partial<Correction>): ScoredAttempt => ({ ...attempt, ledger: [correction(1, of)] });

it('finds nothing where score and grade are what answers, keys, marks and corrections give', () => {
  expect(freshScore(attempt)).toEqual({ ...attempt.stored, share: 5_000, isFinal: true });
  expect(staleIn(attempt, 5_000)).toEqual([]);
});

it.each<[string, ScoredAttempt, RegExp]>([
  ['points', { ...attempt, stored: { ...attempt.stored, points: 149 } }, /^attempt: points 149 instead of 150$/],
  ['the maximum', { ...attempt, stored: { ...attempt.stored, maxPoints: 200 } }, /maximum 200/],
  ['automatic points', { ...attempt, stored: { ...attempt.stored, autoPoints: 100 } }, /automatic points 100/],
  ['answers to mark', { ...attempt, stored: { ...attempt.stored, pending: 1 } }, /answers to mark 1/],
  ['a mark that is in no score', { ...attempt, marks: [{ slot: 2, points: 200 }] }, /points 150 instead of 200/],
  ['a mark that is not there', { ...attempt, marks: [] }, /points 150 instead of 0/],
  ['points of the grade', { ...attempt, grade: { ...grade, points: 100 } }, /points of the grade 100/],
  ['the share and with it the pass', { ...attempt, grade: { ...grade, share: 4_999 } }, /share 4999.*passed false/],
  ['a grade that is not final', { ...attempt, grade: { ...grade, isFinal: false } }, /final false/],
  ['no grade', { ...attempt, grade: null }, /points of the grade undefined/],
  ['a correction that is in no score', corrected({ kind: 'full-marks' }), /points 150 instead of 250/],
  ['a new key', corrected({ kind: 'new-key', key: { type: 'single', correct: ['b'] } }), /points 150 instead of 250/],
  ['a void question', corrected({}), /maximum 300 instead of 200/],
])('finds stale: %s', (_what, stale, words) => {
  expect(staleIn(stale, 5_000)).toEqual([expect.stringMatching(words)]);
});

it('follows an undo', () => {
  const ledger = [correction(1, { kind: 'full-marks' }), correction(2, { kind: 'undo', undoes: '1' })];
  expect(staleIn({ ...attempt, ledger }, 5_000)).toEqual([]);
});

it('gives a certificate to who passed finally and knows it', () => {
  const fresh = freshScore(attempt);
  expect(mayHaveCertificate(attempt, fresh, 5_000)).toBe(true);
  expect(mayHaveCertificate(attempt, fresh, 5_001)).toBe(false);
  expect(mayHaveCertificate(attempt, { ...fresh, isFinal: false }, 5_000)).toBe(false);
  expect(mayHaveCertificate({ ...attempt, grade: { ...grade, isReleased: false } }, fresh, 5_000)).toBe(false);
  expect(mayHaveCertificate({ ...attempt, grade: null }, fresh, 5_000)).toBe(false);
});
