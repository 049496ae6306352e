import type { InterfaceLocale, QuestionResponse } from '@edukom/domain';
import type { QuestionSource } from '../../features/quizzes/question-source.js';
import type { Random } from '../demo-people/random.js';
import { pick } from '../demo-people/random.js';
import { OPEN_ANSWERS, type OpenAnswer } from './open-answers.data.js';

const WRONG_TEXTS: Readonly<Record<InterfaceLocale, string>> = {
  sq: 'nuk e di',
  'sr-Cyrl': 'не знам',
  'sr-Latn': 'ne znam',
  en: 'I do not know',
};

/** Which open answer somebody of this skill (0 to 1) writes. */
export const openAnswerOf = (skill: number): OpenAnswer => {
  const answer = OPEN_ANSWERS[skill > 0.66 ? 0 : skill > 0.3 ? 1 : 2];
  if (!answer) throw new RangeError('The demo has no open answers');
  return answer;
};

const others = (ids: readonly string[], right: readonly string[]) => ids.filter((id) => !right.includes(id));

type Choice = Extract<QuestionSource, { type: 'single' | 'multiple' }>;

function chosen(question: Choice, isRight: boolean, random: Random): QuestionResponse {
  const ids = question.spec.options.map((option) => option.id);
  if (question.type === 'single') {
    const { correct } = question.key;
    return { type: 'single', selected: isRight ? correct : pick(others(ids, [correct]), random) };
  }
  const { correct } = question.key;
  const half = () => [...correct.slice(0, 1), pick(others(ids, correct), random)];
  return { type: 'multiple', selected: isRight ? [...correct] : half() };
}

function variantOf({ key }: Extract<QuestionSource, { type: 'short-text' }>): string {
  const [first = ''] = key.variants;
  return typeof first === 'string' ? first : first.text;
}

/** What to answer, and as whom. */
export interface AnswerOrder {
  readonly question: QuestionSource;
  readonly isRight: boolean;
  readonly skill: number;
  readonly locale: InterfaceLocale;
  readonly random: Random;
}

/** One answer to a question of the course: right or wrong as told, as a person would give it. */
export function demoResponse({ question, isRight, skill, locale, random }: AnswerOrder): QuestionResponse {
  switch (question.type) {
    case 'true-false':
      return { type: 'true-false', value: isRight === question.key.correct };
    case 'numeric':
      return { type: 'numeric', text: isRight ? question.key.value : '48' };
    case 'short-text':
      return { type: 'short-text', text: isRight ? variantOf(question) : WRONG_TEXTS[locale] };
    case 'open':
      return { type: 'open', text: openAnswerOf(skill).text[locale] };
    case 'single':
    case 'multiple':
      return chosen(question, isRight, random);
    default:
      throw new RangeError(`The demo answers no ${question.type} question`);
  }
}
