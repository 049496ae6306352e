import {
  listNominationRuns,
  listNominations,
  readMyPlaces,
  readRoster,
  readRun,
  readRunRequests,
  searchNominees,
} from '@edukom/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { keyOf, queryOf } from '../../shared/api/queries.js';

export const myPlacesQuery = queryOptions(queryOf(readMyPlaces, {}));

export const nominationRunsQuery = queryOptions(queryOf(listNominationRuns, {}));

export const nominationsQuery = (cursor: string) =>
  queryOptions({
    ...queryOf(listNominations, { query: cursor === '' ? {} : { cursor } }),
    placeholderData: keepPreviousData,
  });

/** People to nominate; all of a small institution without a word typed. */
export const nomineesQuery = (runId: string, search: string) =>
  queryOptions({
    ...queryOf(searchNominees, { params: { runId }, query: search.trim() === '' ? {} : { search } }),
    placeholderData: keepPreviousData,
  });

export const runRequestsQuery = (runId: string) => queryOptions(queryOf(readRunRequests, { params: { runId } }));

/** Everything about places: what changes one changes seats, lists and rosters. */
export const ABOUT_PLACES = [
  readMyPlaces,
  listNominationRuns,
  listNominations,
  searchNominees,
  readRunRequests,
  readRun,
  readRoster,
].map((endpoint) => keyOf(endpoint));
