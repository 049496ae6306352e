import type { ContentLocale } from '@edukom/domain';
import { createContext, use } from 'react';

/** The languages of the course that is being written. */
export const CourseLocales = createContext<readonly ContentLocale[]>([]);
export const useCourseLocales = (): readonly ContentLocale[] => use(CourseLocales);
