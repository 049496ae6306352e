import { hasAnswerKey, type QuestionKey } from './question.js';

describe('hasAnswerKey', () => {
  it.each<[QuestionKey, boolean]>([
    [{ type: 'single', correct: ['a'] }, true],
    [{ type: 'single', correct: [] }, false],
    [{ type: 'multiple', correct: ['a', 'b'] }, true],
    [{ type: 'multiple', correct: [] }, false],
    [{ type: 'true-false', correct: false }, true],
    [{ type: 'numeric', accepted: [{ value: '1', tolerance: '0' }] }, true],
    [{ type: 'numeric', accepted: [] }, false],
    [{ type: 'short-text', accepted: ['x'], fold: true }, true],
    [{ type: 'short-text', accepted: [], fold: true }, false],
    [{ type: 'matching', pairs: { p: ['t'] } }, true],
    [{ type: 'matching', pairs: {} }, false],
    [{ type: 'ordering', order: ['a', 'b'] }, true],
    [{ type: 'ordering', order: [] }, false],
    [{ type: 'gaps', gaps: { g: { kind: 'choice', correct: ['a'] } } }, true],
    [{ type: 'gaps', gaps: {} }, false],
    [{ type: 'picture-choice', correct: ['a'] }, true],
    [{ type: 'picture-choice', correct: [] }, false],
    [{ type: 'file-upload' }, true],
    [{ type: 'open' }, true],
  ])('%j: %s', (key, expected) => {
    expect(hasAnswerKey(key)).toBe(expected);
  });
});
