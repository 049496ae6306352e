import { readCourseNotes, readLesson, readMyLearning, readMyNotes, readOutline } from '@edukom/contracts';
import { queryOf } from '../../shared/api/queries.js';

export const myLearningQuery = () => queryOf(readMyLearning, {});
export const outlineQuery = (enrolmentId: string) => queryOf(readOutline, { params: { enrolmentId } });

/** A lesson never changes: what is open stays readable without a network, as long as the page lives. */
export const lessonQuery = (enrolmentId: string, slug: string) => ({
  ...queryOf(readLesson, { params: { enrolmentId, slug } }),
  gcTime: Infinity,
  refetchOnWindowFocus: false,
});

export const courseNotesQuery = (enrolmentId: string) => queryOf(readCourseNotes, { params: { enrolmentId } });
export const myNotesQuery = () => queryOf(readMyNotes, {});
