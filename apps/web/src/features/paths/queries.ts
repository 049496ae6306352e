import { listPathDrafts, readMyPaths, readPathCandidates } from '@edukom/contracts';
import { queryOptions } from '@tanstack/react-query';
import { keyOf, queryOf } from '../../shared/api/queries.js';

export const myPathsQuery = queryOptions(queryOf(readMyPaths, {}));
export const pathDraftsQuery = queryOptions(queryOf(listPathDrafts, {}));
export const pathCandidatesQuery = (pathId: string) =>
  queryOptions(queryOf(readPathCandidates, { params: { pathId } }));

/** Everything about paths as staff sees them. */
export const ABOUT_PATHS = [listPathDrafts, readPathCandidates].map((endpoint) => keyOf(endpoint));
