import {
  questionKey,
  questionSpec,
  questionTexts,
  type QuestionWrong,
  rubric as rubricSchema,
  type WrittenQuestion,
  wrongQuestion,
} from '@edukom/contracts';
import { checkQuestion, type ContentLocale, editLocalized, type LocalizedText, withoutMisfits } from '@edukom/domain';
import { type FieldProblem, Problem } from '../../../platform/http/problem.js';
import { specOf, type StoredSpec } from '../question-types/registry.js';
import type { Wording } from './question-drafts.repository.js';

/** Texts that may be left out altogether; the others are there from the first save on. */
const OPTIONAL: ReadonlySet<string> = new Set(['feedback', 'guide']);

/** One language of a question as its author sends it. */
export interface QuestionEdit {
  readonly locale: ContentLocale;
  readonly source: ContentLocale;
  /** Hundredths. */
  readonly points: number;
  readonly isReviewed?: boolean | undefined;
}

const pointerOf = ({ path, code }: QuestionWrong): FieldProblem => ({
  pointer: ['/content', ...path].join('/'),
  code,
});

const refuse = (errors: readonly FieldProblem[]): never => {
  throw new Problem('request.invalid', { errors: [...errors] });
};

/** Translations that were made for other gaps are taken away: they would ask something else. */
const fitted = (spec: StoredSpec): StoredSpec =>
  spec.type === 'gaps'
    ? {
        ...spec,
        text: withoutMisfits(
          spec.text,
          spec.gaps.map(({ id }) => id),
        ) as typeof spec.text,
      }
    : spec;

/** What the scorer itself would refuse, whatever the rules of the form let through. */
function check(spec: StoredSpec, key: Wording['answerKey']): void {
  try {
    checkQuestion(specOf(spec), key);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    refuse([{ pointer: '/content/key', code: 'no-key' }]);
  }
}

/**
 * What a question says after one language of it was written.
 * @throws Problem `request.invalid` with a pointer to every field that is wrong.
 */
export function wordingAfter(before: Wording | null, content: WrittenQuestion, edit: QuestionEdit): Wording {
  const wrong = wrongQuestion(content, { locale: edit.locale, source: edit.source, max: edit.points });
  if (wrong.length > 0) refuse(wrong.map(pointerOf));
  const blank = (path: string) => (OPTIONAL.has(path) ? undefined : '');
  const stored = before && { ...before, key: before.answerKey };
  const after = editLocalized(stored, content, questionTexts(content.spec.type), { ...edit, blank }) as {
    readonly prompt: LocalizedText;
    readonly spec: unknown;
    readonly key: unknown;
    readonly feedback: LocalizedText | null;
    readonly guide: LocalizedText | null;
    readonly rubric: unknown;
  };
  // Parsed, so that what could not be read again is never stored.
  const spec = fitted(questionSpec.parse(after.spec));
  const answerKey = questionKey.parse(after.key) as Wording['answerKey'];
  check(spec, answerKey);
  const { prompt, feedback, guide } = after;
  return { prompt, spec, answerKey, feedback, guide, rubric: rubricSchema.nullable().parse(after.rubric) };
}
