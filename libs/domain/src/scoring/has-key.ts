import type { QuestionKey } from './question.js';

/** Whether a key says what is right: somebody can earn the points, or a trainer gives them. */
export function hasAnswerKey(key: QuestionKey): boolean {
  switch (key.type) {
    case 'single':
    case 'multiple':
      return key.correct.length > 0;
    case 'numeric':
    case 'short-text':
      return key.accepted.length > 0;
    case 'true-false':
    case 'open':
      return true;
  }
}
