import {
  listRuns,
  readNewerVersion,
  readRoster,
  readRun,
  readRunOptions,
  type RunState,
  searchCandidates,
} from '@edukom/contracts';
import type { RunKind } from '@edukom/domain';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { keyOf, queryOf } from '../../shared/api/queries.js';

/** What of the list is looked at; lives in the address. */
export interface RunsFilter {
  readonly search: string;
  readonly state: RunState | '';
  readonly kind: RunKind | '';
  readonly cursor: string;
}

const given = <T extends string>(value: T | ''): T | undefined => (value === '' ? undefined : value);

/** A page of runs; the one before stays until it is there. */
export const runsQuery = ({ search, state, kind, cursor }: RunsFilter) =>
  queryOptions({
    ...queryOf(listRuns, {
      query: { search: given(search.trim()), state: given(state), kind: given(kind), cursor: given(cursor) },
    }),
    placeholderData: keepPreviousData,
  });

export const runQuery = (runId: string) => queryOptions(queryOf(readRun, { params: { runId } }));

export const rosterQuery = (runId: string) => queryOptions(queryOf(readRoster, { params: { runId } }));

export const runOptionsQuery = queryOptions(queryOf(readRunOptions, {}));

/** People to enrol; asked only when something is typed. */
export const candidatesQuery = (runId: string, search: string) =>
  queryOptions({
    ...queryOf(searchCandidates, { params: { runId }, query: { search } }),
    enabled: search.trim() !== '',
    placeholderData: keepPreviousData,
  });

/** Everything about runs: what changes one may change lists, rosters and figures. */
export const ABOUT_RUNS = [listRuns, readRun, readRoster, readNewerVersion, searchCandidates].map((endpoint) =>
  keyOf(endpoint),
);
