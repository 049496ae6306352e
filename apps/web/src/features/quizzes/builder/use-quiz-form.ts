import { type DraftQuiz, readDraftQuiz, saveDraftQuiz } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { call } from '../../../shared/api/call.js';
import { isProblem } from '../../../shared/api/errors.js';
import { queryOf } from '../../../shared/api/queries.js';
import { useForm } from '../../../shared/form/use-form.js';

/** The quiz as it is now: what is kept of an earlier visit would be an older revision. */
export const draftQuizQuery = (courseId: string, activityId: string) =>
  queryOptions({ ...queryOf(readDraftQuiz, { params: { courseId, activityId } }), staleTime: 0, gcTime: 0 });

export type QuizBody = z.input<typeof saveDraftQuiz.body>;
export type SectionBody = QuizBody['sections'][number];
export type SettingsBody = QuizBody['settings'];

/** A section as it is sent: what only its readers are told is left out. */
function sectionBody(section: DraftQuiz['sections'][number], locale: ContentLocale): SectionBody {
  const title = section.title?.texts[locale]?.v ?? null;
  if (section.kind === 'draw') {
    const { pool: _pool, short: _short, ...drawn } = section;
    return { ...drawn, title };
  }
  const questions = section.questions.map(({ questionId, points }) => ({ questionId, points }));
  return { kind: 'fixed', id: section.id, title, questions };
}

/** The quiz as a body of its own save. */
export const bodyOf = (quiz: DraftQuiz, locale: ContentLocale): QuizBody => ({
  revision: quiz.revision,
  locale,
  settings: {
    ...quiz.settings,
    opensAt: quiz.settings.opensAt?.toISOString() ?? null,
    closesAt: quiz.settings.closesAt?.toISOString() ?? null,
  },
  sections: quiz.sections.map((section) => sectionBody(section, locale)),
});

/** What somebody else saved meanwhile, out of a refusal. */
export function currentQuiz(error: unknown): DraftQuiz | null {
  if (!isProblem(error, 'draft.changed')) return null;
  const decoded = z.safeDecode(readDraftQuiz.response, error.body.current as never);
  return decoded.success ? (decoded.data as DraftQuiz) : null;
}

/** Rules and sections of a quiz as one form. */
export function useQuizForm(courseId: string, quiz: DraftQuiz, locale: ContentLocale) {
  const client = useQueryClient();
  const { activityId } = quiz;
  const [isSaved, setSaved] = useState(false);
  const form = useForm({
    name: `quiz-${activityId}`,
    schema: saveDraftQuiz.body,
    initial: bodyOf(quiz, locale),
    send: async (body) => {
      setSaved(false);
      const saved = await call(saveDraftQuiz, { params: { courseId, activityId }, body });
      await client.invalidateQueries({ refetchType: 'none' });
      client.setQueryData(draftQuizQuery(courseId, activityId).queryKey, saved);
      form.reset(bodyOf(saved as DraftQuiz, locale));
      setSaved(true);
    },
  });
  const settings = form.values.settings ?? bodyOf(quiz, locale).settings;
  const sections = form.values.sections ?? [];
  return {
    form,
    isSaved,
    settings,
    sections,
    errorOf: (name: string) => form.errors.find((error) => error.name === name)?.text,
    setSettings: (change: Partial<SettingsBody>) => {
      setSaved(false);
      form.set('settings', { ...settings, ...change });
    },
    setSections: (next: SectionBody[]) => {
      setSaved(false);
      form.set('sections', next);
    },
  };
}
export type QuizForm = ReturnType<typeof useQuizForm>;
