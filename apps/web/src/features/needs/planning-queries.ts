import { listCourseCompetences, listProfiles, readCompetenceGaps, readFrameworks } from '@edukom/contracts';
import { queryOptions } from '@tanstack/react-query';
import { keyOf, queryOf } from '../../shared/api/queries.js';

export const frameworksQuery = queryOptions(queryOf(readFrameworks, {}));
export const profilesQuery = queryOptions(queryOf(listProfiles, {}));
export const courseCompetencesQuery = queryOptions(queryOf(listCourseCompetences, {}));
export const gapsQuery = queryOptions(queryOf(readCompetenceGaps, {}));

export const ABOUT_PROFILES = [keyOf(listProfiles)];
export const ABOUT_COURSE_COMPETENCES = [keyOf(listCourseCompetences)];
