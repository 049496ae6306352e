import { answerText, lostAnswers } from './given-answers.js';

describe('answerText', () => {
  it('is the same whatever order the keys come in, at any depth', () => {
    const given = { type: 'gaps', gaps: { whom: 's', hours: '72' } };
    expect(answerText(given)).toBe(answerText({ gaps: { hours: '72', whom: 's' }, type: 'gaps' }));
  });

  it('keeps the order of a list, which is an answer', () => {
    expect(answerText({ order: ['a', 'b'] })).not.toBe(answerText({ order: ['b', 'a'] }));
  });

  it('tells nothing stored from an empty answer', () => {
    expect(answerText(null)).not.toBe(answerText({}));
  });
});

describe('lostAnswers', () => {
  const given = new Map([
    ['a/1', 'one'],
    ['a/2', 'two'],
    ['b/1', 'three'],
  ]);

  it('finds none where all is stored, also beside what others have', () => {
    expect(lostAnswers(given, new Map([...given, ['c/1', 'other']]))).toEqual([]);
  });

  it('finds what is missing and what is stored otherwise', () => {
    const stored = new Map([
      ['a/1', 'one'],
      ['a/2', 'before'],
    ]);
    expect(lostAnswers(given, stored)).toEqual(['a/2', 'b/1']);
  });
});
