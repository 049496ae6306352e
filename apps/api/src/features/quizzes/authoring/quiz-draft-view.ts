import type { DraftQuiz, QuizSettings } from '@edukom/contracts';
import { languageCounts, poolShortages, summariseTexts, USUAL_REVIEW } from '@edukom/domain';
import type { QuizSectionRow } from '../entities/quiz-section.entity.js';
import type { Quiz } from '../entities/quiz.entity.js';
import type { AskedRow, QuizPlaceRow } from './quiz-drafts.repository.js';

/** What a quiz that was only just added begins with. */
export const NEW_SETTINGS: QuizSettings = {
  purpose: 'graded',
  secondsAllowed: null,
  attemptsAllowed: 1,
  gradingMethod: 'highest',
  passMark: 6_000,
  isShuffled: false,
  shufflesOptions: true,
  opensAt: null,
  closesAt: null,
  layout: 'one',
  review: USUAL_REVIEW,
  pairsWith: null,
};

export const settingsOf = (quiz: Quiz): QuizSettings => ({
  purpose: quiz.purpose,
  secondsAllowed: quiz.secondsAllowed,
  attemptsAllowed: quiz.attemptsAllowed,
  gradingMethod: quiz.gradingMethod,
  passMark: quiz.passMark,
  isShuffled: quiz.isShuffled,
  shufflesOptions: quiz.shufflesOptions,
  opensAt: quiz.opensAt,
  closesAt: quiz.closesAt,
  layout: quiz.layout,
  review: quiz.review,
  pairsWith: quiz.pairsWith,
});

const askedIn = (rows: readonly AskedRow[], { locales }: QuizPlaceRow) =>
  rows.map((row) => ({
    questionId: row.question_id,
    points: row.points,
    type: row.kind,
    prompt: row.prompt,
    version: row.number,
    isShared: row.is_shared,
    languages: languageCounts(summariseTexts(row.texts), locales),
  }));

/** What each section is short of, all of them together. */
function shortages(sections: readonly QuizSectionRow[], rows: readonly AskedRow[]): number[] {
  return poolShortages(
    sections.map(({ kind, position, drawCount }) => {
      const questions = rows.filter(({ section }) => section === position).map((row) => row.question_id);
      return { kind, questions, count: drawCount ?? questions.length };
    }),
  );
}

/** Sections as authors see them, with how the pools stand. */
export function sectionsOf(
  sections: readonly QuizSectionRow[],
  rows: readonly AskedRow[],
  place: QuizPlaceRow,
): DraftQuiz['sections'] {
  const short = shortages(sections, rows);
  return sections.map((section, at) => {
    const own = rows.filter((row) => row.section === section.position);
    const named = { id: section.anchor, title: section.title };
    if (section.kind === 'fixed') return { ...named, kind: 'fixed', questions: askedIn(own, place) };
    const { drawCount, points, tags, competence, difficulties, includesShared } = section;
    return {
      ...named,
      kind: 'draw',
      count: drawCount ?? 1,
      points: points ?? 100,
      tags,
      competence,
      difficulties,
      includesShared,
      pool: own.length,
      short: short[at] ?? 0,
    };
  });
}
