import {
  checkSession,
  type InputOf,
  listRooms,
  listRunConflicts,
  listRuns,
  previewCancellation,
  readNewerVersion,
  readPlanner,
  readPlannerChoices,
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

export const roomsQuery = queryOptions(queryOf(listRooms, {}));

export const runConflictsQuery = (runId: string) => queryOptions(queryOf(listRunConflicts, { params: { runId } }));

/** What is in the way of a session as it stands in a form; null: the form does not say when it is yet. */
export const sessionCheckQuery = (runId: string, body: InputOf<typeof checkSession>['body'] | null) =>
  queryOptions({
    ...queryOf(checkSession, { params: { runId }, body: body ?? NO_PLAN }),
    enabled: body !== null,
    staleTime: 0,
    retry: false,
  });
const NO_PLAN = { title: '', localDate: '', localStart: '', localEnd: '' };

/** What cancelling would do, as of now. */
export const cancellationQuery = (runId: string) =>
  queryOptions({ ...queryOf(previewCancellation, { params: { runId } }), staleTime: 0, gcTime: 0 });

export const plannerQuery = (query: InputOf<typeof readPlanner>['query']) =>
  queryOptions({ ...queryOf(readPlanner, { query }), placeholderData: keepPreviousData });

export const plannerChoicesQuery = queryOptions(queryOf(readPlannerChoices, {}));

/** Everything about runs: what changes one may change lists, rosters and figures. */
export const ABOUT_RUNS = [listRuns, listRunConflicts, readRun, readRoster, readNewerVersion, searchCandidates].map(
  (endpoint) => keyOf(endpoint),
);
