import { type DraftQuestion, type DraftQuiz, saveDraftQuiz } from '@edukom/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { call } from '../../../shared/api/call.js';
import { bodyOf, currentQuiz, draftQuizQuery } from './use-quiz-form.js';

const TRIES = 3;

/** The quiz with one question more, in the section it was written for; in the first fixed one when that is gone. */
function withQuestion(quiz: DraftQuiz, sectionId: string, { questionId, points, prompt }: DraftQuestion) {
  const body = bodyOf(quiz, prompt.source);
  const fixed = body.sections.filter(({ kind }) => kind === 'fixed');
  const wanted = fixed.find(({ id }) => id === sectionId) ?? fixed[0];
  const sections = body.sections.map((section) =>
    section.kind === 'fixed' && section.id === wanted?.id
      ? { ...section, questions: [...section.questions, { questionId, points }] }
      : section,
  );
  return z.decode(saveDraftQuiz.body, { ...body, sections });
}

/** Puts a question that was only just written into its quiz; whoever else saved the quiz meanwhile loses nothing. */
export function useAddToQuiz(courseId: string, activityId: string) {
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const add = async (sectionId: string, question: DraftQuestion): Promise<void> => {
    let quiz = (await client.fetchQuery(draftQuizQuery(courseId, activityId))) as DraftQuiz;
    for (let tried = 0; tried < TRIES; tried += 1) {
      try {
        await call(saveDraftQuiz, { params: { courseId, activityId }, body: withQuestion(quiz, sectionId, question) });
        await client.invalidateQueries({ refetchType: 'none' });
        return;
      } catch (failure) {
        const current = currentQuiz(failure);
        setError(failure);
        if (!current) return;
        quiz = current;
      }
    }
  };
  return { add, error };
}
