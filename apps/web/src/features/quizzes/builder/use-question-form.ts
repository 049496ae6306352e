import {
  createQuestion,
  type DraftQuestion,
  saveQuestion,
  type WrittenQuestion,
  wrongQuestion,
  type readQuestion,
} from '@edukom/contracts';
import { type ContentLocale, isMarkedByHand, type QuestionType } from '@edukom/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { call } from '../../../shared/api/call.js';
import { useForm } from '../../../shared/form/use-form.js';
import { timedUuid } from '../../../shared/ids/random-uuid.js';
import { useT } from '../../../shared/text/use-t.js';
import { viewOf } from '../question-types/registry.js';
import { contentOf } from './question-content.js';

export type CurrentQuestion = typeof readQuestion.response;

/** A new question of a type, with nothing said in it yet. */
export const freshContent = (type: QuestionType): WrittenQuestion => ({
  prompt: null,
  ...viewOf(type).fresh(),
  feedback: null,
  guide: null,
  rubric: null,
});

const valuesOf = (question: DraftQuestion, locale: ContentLocale) => ({
  revision: question.revision,
  locale,
  content: contentOf(question, locale),
  competence: question.competence,
  tags: question.tags,
  difficulty: question.difficulty,
  points: question.points,
});

/** The body of a save with the rules that go beyond its schema: the same that the API applies. */
const ruledBody = (locale: ContentLocale, source: ContentLocale) =>
  saveQuestion.body.superRefine(({ content, points }, context) => {
    for (const { path, code } of wrongQuestion(content, { locale, source, max: points }))
      context.addIssue({ code: 'custom', message: code, path: ['content', ...path], params: { code } });
  });

export interface QuestionFormUse {
  readonly courseId: string;
  readonly locale: ContentLocale;
  /** The language the course is written in; a question keeps that of its prompt. */
  readonly courseSource: ContentLocale;
  /** null: not written yet. */
  readonly question: DraftQuestion | null;
  readonly type: QuestionType;
  readonly onSaved: (question: DraftQuestion, isNew: boolean) => void;
}

/** Findings of a schema that are better said otherwise where they stand. */
const BETTER: readonly (readonly [RegExp, 'no-key' | 'required'])[] = [
  [/^content\/key\/correct$/u, 'no-key'],
  [/\/accepted\/\d+$/u, 'required'],
  [/\/accepted\/\d+\/(value|tolerance)$/u, 'required'],
  [/^content\/spec\/picture\/sha256$/u, 'required'],
];

/** What was put right since is no longer said; what the API refused stays until it is asked again. */
function stillWrong<E extends { readonly name: string }>(
  { errors, error, values }: { readonly errors: readonly E[]; readonly error: unknown; readonly values: unknown },
  schema: ReturnType<typeof ruledBody>,
): readonly E[] {
  if (errors.length === 0 || error) return errors;
  const issues = schema.safeParse(values).error?.issues ?? [];
  const still = new Set(issues.map(({ path }) => path.map(String).join('/')));
  return errors.filter(({ name }) => still.has(name));
}

/** A question as a form: a save makes a new version, or the question itself. */
export function useQuestionForm(use: QuestionFormUse) {
  const { courseId, locale, question, type, onSaved } = use;
  const t = useT();
  const client = useQueryClient();
  const source = question?.prompt.source ?? use.courseSource;
  const [newId] = useState(timedUuid);
  const [isSaved, setSaved] = useState(false);
  const schema = useMemo(() => ruledBody(locale, source), [locale, source]);
  const form = useForm({
    name: `question-${question?.questionId ?? type}-${locale}`,
    schema,
    initial: question
      ? valuesOf(question, locale)
      : { revision: 1, locale, content: freshContent(type), competence: '', tags: [], difficulty: null, points: 100 },
    send: async ({ revision, ...body }) => {
      setSaved(false);
      const { isReviewed: _reviewed, ...said } = body;
      const saved = question
        ? await call(saveQuestion, {
            params: { courseId, questionId: question.questionId },
            body: { revision, ...body },
          })
        : await call(createQuestion, { params: { courseId }, body: { questionId: newId, ...said } });
      await client.invalidateQueries({ refetchType: 'none' });
      form.reset(valuesOf(saved as DraftQuestion, locale));
      setSaved(true);
      onSaved(saved as DraftQuestion, question === null);
    },
  });
  const content = (form.values.content ?? freshContent(type)) as WrittenQuestion;
  const textOf = (name: string, text: string): string => {
    const better = BETTER.find(([pattern]) => pattern.test(name));
    return better ? t(`field.${better[1]}`) : text;
  };
  const errors = stillWrong(form, schema).map((error) => ({ ...error, text: textOf(error.name, error.text) }));
  return {
    form: { ...form, errors },
    content,
    source,
    isSaved,
    isByHand: isMarkedByHand(content.spec.type),
    valuesOf: (other: DraftQuestion) => valuesOf(other, locale),
    errorAt: (path: string) => errors.find(({ name }) => name === `content/${path}`)?.text,
    errorOf: (name: string) => errors.find((error) => error.name === name)?.text,
    idOf: (path: string) => `question-${question?.questionId ?? type}-${locale}-content-${path.replaceAll('/', '-')}`,
    change: (next: WrittenQuestion) => {
      setSaved(false);
      form.set('content', next as never);
    },
  };
}
export type QuestionForm = ReturnType<typeof useQuestionForm>;
