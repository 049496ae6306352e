import { MAX_EXTRA_TIME, MIN_EXTRA_TIME } from '@edukom/domain';
import { z } from 'zod';
import { instant, localDate, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';

/** Text the database can hold: no NUL, no half of a surrogate pair. */
const written = z
  .string()
  .trim()
  .min(3)
  .max(1_000)
  .refine((text) => !/[\0\p{Surrogate}]/u.test(text));

/** Extra time of a person, for those who may grant it: they alone read why. */
export const accommodation = z.object({
  accommodationId: uuid,
  /** Basis points of the time allowed: 5,000 is half as much again. */
  extraTime: z.int(),
  firstDay: localDate,
  /** Last day, included; null: open. */
  lastDay: localDate.nullable(),
  reason: z.string(),
  grantedBy: z.string().nullable(),
  grantedAt: instant,
  endedBy: z.string().nullable(),
  endedAt: instant.nullable(),
  state: z.enum(['coming', 'in-effect', 'over']),
});
export type AccommodationView = z.output<typeof accommodation>;

const ofPerson = { action: 'accommodation.grant', scope: { kind: 'person', param: 'personId' } } as const;

export const listAccommodations = endpoint({
  method: 'GET',
  path: '/api/people/:personId/accommodations',
  summary: 'Extra time somebody has and had, with the reasons: for those who may grant it, never for trainers',
  access: ofPerson,
  params: z.strictObject({ personId: uuid }),
  response: z.object({ accommodations: z.array(accommodation) }),
  problems: ['request.not-found'],
});

export const grantAccommodation = endpoint({
  method: 'POST',
  path: '/api/people/:personId/accommodations',
  summary: 'Give somebody extra time: open attempts get their new deadline at once, ended ones stay ended',
  access: ofPerson,
  params: z.strictObject({ personId: uuid }),
  body: z.strictObject({
    extraTime: z.int().min(MIN_EXTRA_TIME).max(MAX_EXTRA_TIME),
    firstDay: localDate,
    lastDay: localDate.nullable(),
    /** Kept apart from everything else; in no audit entry, mail or export. */
    reason: written,
  }),
  response: z.object({
    accommodation,
    /** Attempts that go on and have a later deadline now. */
    movedAttempts: z.int(),
  }),
  status: 201,
  problems: ['request.not-found', 'request.invalid', 'access.own-record'],
});

export const endAccommodation = endpoint({
  method: 'POST',
  path: '/api/people/:personId/accommodations/:accommodationId/end',
  summary: 'End extra time for what is begun from now on; an attempt that is open keeps the time it has',
  access: ofPerson,
  params: z.strictObject({ personId: uuid, accommodationId: uuid }),
  response: accommodation,
  problems: ['request.not-found', 'access.own-record'],
});
