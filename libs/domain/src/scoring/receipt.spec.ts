import fc from 'fast-check';
import type { QuestionResponse } from './question.js';
import { canonicalAnswers, type ReceiptAnswer } from './receipt.js';

const at = '2026-05-04T08:30:00.000Z';
const answer = (questionVersionId: string, text = 'x', revision = 1): ReceiptAnswer => ({
  questionVersionId,
  revision,
  response: { type: 'open', text },
});

describe('the receipt text', () => {
  it('is one fixed spelling', () => {
    expect(canonicalAnswers('a1', at, [answer('q2', 'Gjakovë'), answer('q1', 'ћ', 3)])).toBe(
      '{"answers":[{"questionVersionId":"q1","response":{"text":"ћ","type":"open"},"revision":3},' +
        '{"questionVersionId":"q2","response":{"text":"Gjakovë","type":"open"},"revision":1}],' +
        '"attemptId":"a1","submittedAt":"2026-05-04T08:30:00.000Z"}',
    );
  });

  // People hold hashes over these texts: a line that has to be changed here breaks receipts that were given out.
  it.each<[string, QuestionResponse, string]>([
    ['a choice', { type: 'single', selected: 'a' }, '{"selected":"a","type":"single"}'],
    ['a choice taken back', { type: 'single', selected: null }, '{"selected":null,"type":"single"}'],
    ['several, as sent', { type: 'multiple', selected: ['c', 'a'] }, '{"selected":["c","a"],"type":"multiple"}'],
    ['a statement', { type: 'true-false', value: false }, '{"type":"true-false","value":false}'],
    ['a number', { type: 'numeric', text: ' 1,5' }, '{"text":" 1,5","type":"numeric"}'],
    ['a short text', { type: 'short-text', text: 'Пећ' }, '{"text":"Пећ","type":"short-text"}'],
    ['pairs', { type: 'matching', pairs: { q: 'x', p: 'y' } }, '{"pairs":{"p":"y","q":"x"},"type":"matching"}'],
    ['an order', { type: 'ordering', order: ['b', 'a'] }, '{"order":["b","a"],"type":"ordering"}'],
    ['gaps', { type: 'gaps', gaps: { h: '', g: 'Пећ' } }, '{"gaps":{"g":"Пећ","h":""},"type":"gaps"}'],
    [
      'areas, as a set',
      { type: 'picture-choice', selected: ['c', 'a'] },
      '{"selected":["a","c"],"type":"picture-choice"}',
    ],
    ['a file', { type: 'file-upload', mediaId: 'f1' }, '{"mediaId":"f1","type":"file-upload"}'],
    ['an open answer', { type: 'open', text: '\n' }, '{"text":"\\n","type":"open"}'],
  ])('has a spelling of its own for %s', (_name, response, text) => {
    expect(canonicalAnswers('a1', at, [{ questionVersionId: 'q1', revision: 1, response }])).toBe(
      `{"answers":[{"questionVersionId":"q1","response":${text},"revision":1}],"attemptId":"a1","submittedAt":"${at}"}`,
    );
  });

  it('leaves out what is no part of an answer', () => {
    const withMore = { ...answer('q1'), savedAt: 'later' };
    expect(canonicalAnswers('a1', at, [withMore])).toBe(canonicalAnswers('a1', at, [answer('q1')]));
  });

  it.each([
    ['an answer', () => canonicalAnswers('a1', at, [answer('q1', 'y')])],
    ['a revision', () => canonicalAnswers('a1', at, [answer('q1', 'x', 2)])],
    ['the question', () => canonicalAnswers('a1', at, [answer('q2')])],
    ['the time', () => canonicalAnswers('a1', '2026-05-04T08:30:00.001Z', [answer('q1')])],
    ['the attempt', () => canonicalAnswers('a2', at, [answer('q1')])],
    ['one more answer', () => canonicalAnswers('a1', at, [answer('q1'), answer('q2')])],
  ])('changes with %s', (_name, other) => {
    expect(other()).not.toBe(canonicalAnswers('a1', at, [answer('q1')]));
  });

  it.each([
    ['a question answered twice', 'a question is answered twice', at, [answer('q1'), answer('q1')]],
    ['a local time', 'not an instant in UTC to the millisecond: 2026', '2026-05-04T10:30:00.000+02:00', []],
    ['a time without milliseconds', 'not an instant', '2026-05-04T08:30:00Z', []],
    ['no time', 'not an instant', '', []],
    ['a day there is not', 'not an instant', '2026-02-30T08:30:00.000Z', []],
    ['half a revision', 'a whole number from 0', at, [answer('q1', 'x', 0.5)]],
    ['a revision below 0', 'a whole number from 0', at, [answer('q2'), answer('q1', 'x', -1)]],
  ])('refuses %s', (_name, reason, instant, answers) => {
    const text = () => canonicalAnswers('a1', instant, answers);
    expect(text).toThrow(RangeError);
    expect(text).toThrow(reason);
  });

  it('takes the revision 0, and no answer at all', () => {
    expect(canonicalAnswers('a1', at, [answer('q1', 'x', 0)])).toContain('"revision":0');
    expect(canonicalAnswers('a1', at, [])).toBe(`{"answers":[],"attemptId":"a1","submittedAt":"${at}"}`);
  });

  it('does not depend on the order of the answers', () => {
    const answers = fc.uniqueArray(fc.tuple(fc.string(), fc.string(), fc.nat()), { selector: ([id]) => id });
    const both = answers.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    const textOf = (all: [string, string, number][]) =>
      canonicalAnswers(
        'a1',
        at,
        all.map((one) => answer(...one)),
      );
    fc.assert(fc.property(both, ([all, shuffled]) => expect(textOf(shuffled)).toBe(textOf(all))));
  });
});
