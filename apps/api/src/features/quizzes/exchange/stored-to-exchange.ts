import { CONTENT_LOCALES, type LocalizedText, type QuestionKey } from '@edukom/domain';
import type { StoredSpec } from '../question-types/registry.js';
import type { Texts } from '../question-types/question-type.js';
import type { QuestionSource } from '../question-source.js';
import type { QuestionPart } from './build-question.js';
import type { ExchangeQuestion } from './read-item.js';

/** A question as the bank has it. */
export interface BankedQuestion {
  readonly external_id: string | null;
  readonly competence: string;
  readonly tags: readonly string[];
  readonly difficulty: number | null;
  readonly points: number;
  readonly prompt: LocalizedText;
  readonly spec: StoredSpec;
  readonly answer_key: QuestionKey;
  readonly feedback: LocalizedText | null;
  readonly guide: LocalizedText | null;
}

const textsOf = (text: LocalizedText): Texts =>
  Object.fromEntries(
    CONTENT_LOCALES.flatMap((locale) => {
      const entry = text.texts[locale];
      return entry ? [[locale, entry.v]] : [];
    }),
  );
const labels = (options: readonly { id: string; text: LocalizedText }[]) =>
  options.map(({ id, text }) => ({ id, text: textsOf(text) }));
const limit = ({ maxLength }: { maxLength?: number }) => (maxLength === undefined ? {} : { spec: { maxLength } });

/** Of keys that corrections have widened, the first answer stands: a file of questions has no place for the others. */
function partOf(spec: StoredSpec, key: QuestionKey): QuestionPart | null {
  if (spec.type === 'single' && key.type === 'single')
    return { type: 'single', spec: { options: labels(spec.options) }, key: { correct: key.correct[0] ?? '' } };
  if (spec.type === 'multiple' && key.type === 'multiple')
    return {
      type: 'multiple',
      spec: { options: labels(spec.options) },
      key: { correct: [...key.correct], rule: spec.rule },
    };
  if (key.type === 'true-false') return { type: 'true-false', key: { correct: key.correct } };
  return typedPartOf(spec, key);
}

function typedPartOf(spec: StoredSpec, key: QuestionKey): QuestionPart | null {
  if (spec.type === 'numeric' && key.type === 'numeric') {
    const { value, tolerance } = key.accepted[0] ?? { value: '', tolerance: '0' };
    return {
      type: 'numeric',
      ...(spec.unit ? { spec: { unit: textsOf(spec.unit) } } : {}),
      key: { value, tolerance, ...(key.units ? { units: [...key.units] } : {}) },
    };
  }
  if (spec.type === 'short-text' && key.type === 'short-text')
    return { type: 'short-text', ...limit(spec), key: { variants: [...key.accepted], fold: key.fold } };
  return spec.type === 'open' ? { type: 'open', ...limit(spec) } : null;
}

/** A question of the bank as files have it; null when its kind has no place in any file. */
export function toExchange(question: BankedQuestion): ExchangeQuestion | null {
  const part = partOf(question.spec, question.answer_key);
  if (part === null) return null;
  const { external_id: externalId, competence, points, tags, difficulty, prompt, feedback, guide } = question;
  const source: QuestionSource = {
    ...part,
    id: externalId ?? '',
    competence,
    points,
    prompt: textsOf(prompt),
    ...(feedback ? { feedback: textsOf(feedback) } : {}),
    ...(guide ? { guide: textsOf(guide) } : {}),
  };
  return { source, externalId, tags, difficulty };
}
