import { type CourseMedia, listMedia, type OutputOf } from '@edukom/contracts';
import { queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { queryOf } from '../api/queries.js';

const LOOK_AGAIN_MS = 2_000;

/** The files of a course; looked at again as long as one is being checked. */
export const mediaQuery = (courseId: string) =>
  queryOptions({
    ...queryOf(listMedia, { params: { courseId } }),
    refetchInterval: ({ state }) =>
      state.data?.media.some((one: CourseMedia) => one.state === 'checking') ? LOOK_AGAIN_MS : false,
  });

/** The files of a course with what became of each. */
export const useMediaOf = (courseId: string): UseQueryResult<OutputOf<typeof listMedia>> =>
  useQuery(mediaQuery(courseId));
