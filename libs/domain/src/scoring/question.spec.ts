import {
  blankResponse,
  checkQuestion,
  isBlankResponse,
  isMarkedByHand,
  isSameResponse,
  QUESTION_TYPES,
  scoreQuestion,
} from './question.js';

describe('every type of question', () => {
  it.each(QUESTION_TYPES)('%s knows its blank response, which says the same as itself only', (type) => {
    const blank = blankResponse(type);
    expect(blank.type).toBe(type);
    expect(isBlankResponse(blank)).toBe(true);
    expect(isSameResponse(blank, blank)).toBe(true);
    expect(isSameResponse(blank, null)).toBe(false);
  });

  it('is marked by a program, or by a person', () => {
    expect(QUESTION_TYPES.filter(isMarkedByHand)).toEqual(['open', 'file-upload']);
  });
});

it('choices made in another order say the same, other ones do not', () => {
  const chosen = (...selected: string[]) => ({ type: 'multiple' as const, selected });
  expect(isSameResponse(chosen('a', 'b'), chosen('b', 'a', 'b'))).toBe(true);
  expect(isSameResponse(chosen('a', 'b'), chosen('a'))).toBe(false);
  expect(isSameResponse(chosen('a'), { type: 'single', selected: 'a' })).toBe(false);
  expect(isSameResponse(null, null)).toBe(true);
});

it('is refused with a key of another type, or one that does not fit', () => {
  const options = [{ id: 'a' }, { id: 'b' }];
  expect(() => checkQuestion({ type: 'open' }, { type: 'true-false', correct: true })).toThrow(RangeError);
  expect(() => checkQuestion({ type: 'single', options }, { type: 'single', correct: ['z'] })).toThrow(RangeError);
  expect(() => checkQuestion({ type: 'single', options }, { type: 'single', correct: ['a'] })).not.toThrow();
  expect(scoreQuestion({ type: 'open' }, { type: 'open' }, null, 100)).toEqual({ kind: 'unanswered', points: 0 });
});
