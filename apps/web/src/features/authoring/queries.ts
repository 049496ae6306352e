import {
  beginCourse,
  listAuthoredCourses,
  readDraft,
  readDraftLesson,
  readLessonHistory,
  readPublishingGaps,
  readTranslationQueue,
  readVersionDiff,
} from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { queryOptions } from '@tanstack/react-query';
import { keyOf, queryOf } from '../../shared/api/queries.js';

export const authoredQuery = queryOptions(queryOf(listAuthoredCourses, {}));
export const draftQuery = (courseId: string) => queryOptions(queryOf(readDraft, { params: { courseId } }));

/** The blocks as they are now: what is kept of an earlier visit would be an older revision. */
export const lessonQuery = (courseId: string, activityId: string) =>
  queryOptions({
    ...queryOf(readDraftLesson, { params: { courseId, activityId } }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: true,
  });

export const historyQuery = (courseId: string, activityId: string, blockId?: string) =>
  queryOptions({
    ...queryOf(readLessonHistory, {
      params: { courseId, activityId },
      query: blockId === undefined ? {} : { blockId },
    }),
    staleTime: 0,
    gcTime: 0,
  });

export const translationQuery = (courseId: string, locale: ContentLocale) =>
  queryOptions({ ...queryOf(readTranslationQueue, { params: { courseId }, query: { locale } }), staleTime: 0 });

export const gapsQuery = (courseId: string) =>
  queryOptions({ ...queryOf(readPublishingGaps, { params: { courseId } }), staleTime: 0 });

export const diffQuery = (courseId: string, from: number, to: number | undefined) =>
  queryOptions({
    ...queryOf(readVersionDiff, { params: { courseId }, query: to === undefined ? { from } : { from, to } }),
    staleTime: 0,
  });

/** Everything about drafts: what a save in one place changes in another. */
export const ABOUT_DRAFTS = [listAuthoredCourses, readDraft, readTranslationQueue, readPublishingGaps, beginCourse].map(
  (endpoint) => keyOf(endpoint),
);
