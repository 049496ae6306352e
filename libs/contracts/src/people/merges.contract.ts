import { LIKENESSES, MERGE_BARS } from '@edukom/domain';
import { z } from 'zod';
import { instant, interfaceLocale, localDate, shownText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { accountStates } from './people.contract.js';

const merging = { action: 'people.merge', scope: 'all' } as const;

const pairPerson = z.object({
  personId: uuid,
  givenName: z.string(),
  familyName: z.string(),
  email: z.string().nullable(),
  birthDate: localDate.nullable(),
  institution: shownText.nullable(),
  department: z.string().nullable(),
  account: z.enum(accountStates),
});
export type PairPerson = z.output<typeof pairPerson>;

const duplicatePair = z.object({
  /** The one known longer first. */
  people: z.tuple([pairPerson, pairPerson]),
  /** Why they may be one person, the name first. */
  reasons: z.array(z.enum(LIKENESSES)),
});
export type DuplicatePair = z.output<typeof duplicatePair>;

export const listDuplicates = endpoint({
  method: 'GET',
  path: '/api/duplicates',
  summary: 'Pairs of people who may be one, the likeliest first; without those said to be two',
  access: merging,
  query: z.strictObject({ locale: interfaceLocale }),
  response: z.object({
    pairs: z.array(duplicatePair),
    /** How many pairs there are in all, as far as was looked. */
    total: z.int(),
    /** Whether the search stopped early, because there are very many. */
    isCut: z.boolean(),
  }),
  problems: ['request.invalid'],
});

export const markDistinct = endpoint({
  method: 'POST',
  path: '/api/duplicates/distinct',
  summary: 'Say that two people are two; they are not proposed again',
  access: merging,
  body: z.strictObject({ personIds: z.tuple([uuid, uuid]) }),
  response: null,
  problems: ['request.invalid', 'request.not-found'],
});

/** What one of two accounts has. */
const mergeSide = pairPerson.extend({
  position: z.string().nullable(),
  createdAt: instant,
  lastSeenAt: instant.nullable(),
  has: z.object({
    affiliations: z.int(),
    enrolments: z.int(),
    completed: z.int(),
    attempts: z.int(),
    attendance: z.int(),
    certificates: z.int(),
    notes: z.int(),
    roles: z.int(),
  }),
});
export type MergeSideView = z.output<typeof mergeSide>;

const mergePreview = z.object({
  survivor: mergeSide,
  merged: mergeSide,
  /** Why it cannot be done this way round; null: it can. */
  bar: z.enum(MERGE_BARS).nullable(),
  /** How many mails merging would send: to each of the two that can sign in and has an address. */
  mails: z.int(),
  /** Runs in which both have a place: both records stay. */
  sharedRuns: z.array(z.object({ runId: uuid, title: shownText })),
});
export type MergePreview = z.output<typeof mergePreview>;

const pairParams = z.strictObject({ personId: uuid, mergedId: uuid });

export const previewMerge = endpoint({
  method: 'GET',
  path: '/api/people/:personId/merges/:mergedId',
  summary:
    'What each of two accounts has, and whether the second can become another name of the first; changes nothing',
  access: merging,
  params: pairParams,
  query: z.strictObject({ locale: interfaceLocale }),
  response: mergePreview,
  problems: ['request.not-found'],
});

const reason = z.strictObject({ reason: z.string().trim().min(3).max(500) });

export const mergePeople = endpoint({
  method: 'POST',
  path: '/api/people/:personId/merges/:mergedId',
  summary: 'Make the second account another name of the first; every row of both stays as it is',
  access: merging,
  params: pairParams,
  body: reason,
  response: null,
  problems: ['request.not-found', 'request.invalid', 'merge.not-allowed'],
});

export const unmergePeople = endpoint({
  method: 'POST',
  path: '/api/people/:personId/merges/:mergedId/undoing',
  summary: 'Take a merge back: each has again what was theirs, and what was added meanwhile where it was added',
  access: merging,
  params: pairParams,
  body: reason,
  response: null,
  problems: ['request.not-found', 'request.invalid', 'merge.not-allowed'],
});
