import type { AttemptRecord } from '../faults/attempt-records.js';
import { hashOf } from '../faults/attempt-records.js';
import { brokenPromises, DayRecord, type StoredDay } from './day-record.js';

const at = new Date('2027-03-01T10:00:00Z');
const finished = { id: 'a', finishedAt: at, answers: [] };
const attempt: AttemptRecord = {
  ...finished,
  state: 'submitted',
  deadlineAt: null,
  receiptHash: hashOf(finished),
  points: 3,
  version: 2,
  marks: 0,
  grades: 1,
  graded: 1,
  gradePoints: 3,
  ends: 1,
};
const response = { type: 'single', selected: 'x' };

describe('the promises of a day', () => {
  const record = new DayRecord();
  record.saved('a', 1, 1, response);
  record.receipts.set('a', hashOf(finished));
  record.checkIns.push('p');
  const [answer] = record.answers;
  const kept: StoredDay = { answers: answer ? [answer] : [], attempts: [attempt], checkIns: ['p'] };

  it('are kept when everything is stored', () => {
    expect(brokenPromises(record, kept)).toEqual([]);
    expect(kept.answers).toHaveLength(1);
  });

  it.each<[string, Partial<StoredDay>, RegExp]>([
    ['an answer is gone', { answers: [] }, /answer that was acknowledged is lost/],
    ['an answer is another', { answers: [{ key: 'a/1', revision: 1, value: 'y' }] }, /another answer/],
    ['an answer is there twice', { answers: [...kept.answers, ...kept.answers] }, /stored twice/],
    ['the attempt is gone', { attempts: [] }, /gone/],
    ['the receipt is another', { attempts: [{ ...attempt, receiptHash: 'z' }] }, /submitted with another/],
    ['it was graded twice', { attempts: [{ ...attempt, graded: 2 }] }, /graded 2 times/],
    ['a check-in is gone', { checkIns: ['q'] }, /check-in is lost/],
  ])('are broken when %s', (_, change, words) => {
    const broken = brokenPromises(record, { ...kept, ...change });
    expect(broken.join('\n')).toMatch(words);
  });
});
