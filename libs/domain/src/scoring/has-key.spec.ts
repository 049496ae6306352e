import { hasAnswerKey, type QuestionKey, rightResponse, scoreQuestion } from './question.js';

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

describe('what is shown as right', () => {
  it.each<[string, Parameters<typeof rightResponse>]>([
    [
      'a unit that has to be written',
      [
        { type: 'numeric', isUnitRequired: true },
        { type: 'numeric', accepted: [{ value: '2.5', tolerance: '0' }], units: ['MW'] },
      ],
    ],
    [
      'a variant that earns the whole, not the first one',
      [
        { type: 'short-text' },
        { type: 'short-text', accepted: [{ text: 'half', share: 5_000 }, 'whole'], fold: false },
      ],
    ],
    [
      'a star that is meant',
      [{ type: 'short-text' }, { type: 'short-text', accepted: [String.raw`5 \* 2`], fold: false, hasWildcards: true }],
    ],
    [
      'a number in a gap',
      [
        { type: 'gaps', gaps: [{ id: 'g', kind: 'numeric', isUnitRequired: true }] },
        { type: 'gaps', gaps: { g: { kind: 'numeric', accepted: [{ value: '1', tolerance: '0' }], units: ['h'] } } },
      ],
    ],
    [
      'one of several accepted areas',
      [
        { type: 'picture-choice', areas: [{ id: 'a' }, { id: 'b' }], choices: 'one', rule: 'all-or-nothing' },
        { type: 'picture-choice', correct: ['a', 'b'] },
      ],
    ],
  ])('earns everything: %s', (_name, [spec, key]) => {
    expect(scoreQuestion(spec, key, rightResponse(spec, key), 100)).toEqual({ kind: 'scored', points: 100 });
  });

  it('is nothing where a person decides', () => {
    expect(rightResponse({ type: 'open' }, { type: 'open' })).toBeNull();
  });
});
