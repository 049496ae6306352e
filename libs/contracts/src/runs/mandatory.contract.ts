import { MANDATORY_STATES } from '@edukom/domain';
import { z } from 'zod';
import { instant, localDate, localizedText, pageOf, pageQuery, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { givenReason } from './enrolment-request.js';

const access = { action: 'run.plan', scope: 'any' } as const;
const trainingParams = z.strictObject({ trainingId: uuid });

/** How many people stand where. */
export const mandatoryCounts = z.object({ done: z.int(), enrolled: z.int(), missing: z.int(), overdue: z.int() });
export type MandatoryCounts = z.output<typeof mandatoryCounts>;

/** Days before the due day, the due day itself being 0. */
export const REMIND_DAYS = [60, 30, 14, 7, 3, 1, 0] as const;

/** An institution as a whole, or one department of it. */
export const mandatoryAudience = z.strictObject({ institutionId: uuid, departmentId: uuid.nullable() });

const newTraining = z.strictObject({
  courseId: uuid,
  dueOn: localDate,
  audience: z.array(mandatoryAudience).min(1).max(300),
  remindDays: z.array(z.int().min(0).max(366)).max(7),
  copiesFocalPoint: z.boolean(),
});
export type NewMandatoryTraining = z.output<typeof newTraining>;

export const mandatoryTraining = z.object({
  id: uuid,
  courseTitle: localizedText,
  dueOn: localDate,
  remindDays: z.array(z.int()),
  copiesFocalPoint: z.boolean(),
  audience: z.array(z.object({ institutionName: localizedText, departmentName: z.string().nullable() })),
  endedAt: instant.nullable(),
  endReason: z.string().nullable(),
  /** Of who works there today, as far as the reader's scopes go. */
  counts: mandatoryCounts,
  canEnd: z.boolean(),
});
export type MandatoryTraining = z.output<typeof mandatoryTraining>;

export const readMandatoryOptions = endpoint({
  method: 'GET',
  path: '/api/mandatory-training-options',
  summary: 'What a training can be made mandatory with: published courses, institutions and their departments',
  access,
  response: z.object({
    courses: z.array(z.object({ courseId: uuid, title: localizedText })),
    institutions: z.array(
      z.object({
        institutionId: uuid,
        name: localizedText,
        departments: z.array(z.object({ departmentId: uuid, name: z.string() })),
      }),
    ),
  }),
  problems: [],
});

export const listMandatoryTrainings = endpoint({
  method: 'GET',
  path: '/api/mandatory-trainings',
  summary: 'Mandatory trainings the reader may see: those under way first, then by the due day, the latest first',
  access,
  query: z.strictObject({ ...pageQuery }),
  response: pageOf(mandatoryTraining),
  problems: ['request.invalid'],
});

export const previewMandatoryTraining = endpoint({
  method: 'POST',
  path: '/api/mandatory-trainings/preview',
  summary: 'Whom a training would concern and remind, before it is saved',
  access,
  body: newTraining,
  response: z.object({
    people: z.int(),
    done: z.int(),
    /** Not done, with an account and an address. */
    reminded: z.int(),
    /** Not done, and no mail reaches them. */
    unreachable: z.int(),
    /** Who would get the list of their institution. */
    focalPoints: z.int(),
  }),
  problems: ['request.invalid'],
});

export const createMandatoryTraining = endpoint({
  method: 'POST',
  path: '/api/mandatory-trainings',
  summary: 'Make a course mandatory for an audience until a day; reminders go out by themselves',
  access,
  body: newTraining,
  response: z.object({ trainingId: uuid }),
  status: 201,
  problems: ['request.invalid'],
});

export const readMandatoryTraining = endpoint({
  method: 'GET',
  path: '/api/mandatory-trainings/:trainingId',
  summary: 'A mandatory training with the standing of each institution',
  access,
  params: trainingParams,
  response: mandatoryTraining.extend({
    institutions: z.array(
      z.object({
        institutionId: uuid,
        name: localizedText,
        counts: mandatoryCounts,
        /** Whether the reader may see who they are. */
        canReadPeople: z.boolean(),
      }),
    ),
  }),
  problems: ['request.not-found'],
});

/** Somebody with what they miss. */
export const mandatoryPerson = z.object({
  personId: uuid,
  givenName: z.string(),
  familyName: z.string(),
  departmentName: z.string(),
  state: z.enum(MANDATORY_STATES),
});
export type MandatoryPerson = z.output<typeof mandatoryPerson>;

export const listMandatoryPeople = endpoint({
  method: 'GET',
  path: '/api/mandatory-trainings/:trainingId/people',
  summary: 'Who of an institution a training concerns, by name; only people the reader may see',
  access,
  params: trainingParams,
  query: z.strictObject({ institutionId: uuid, ...pageQuery }),
  response: pageOf(mandatoryPerson),
  problems: ['request.not-found', 'request.invalid'],
});

export const endMandatoryTraining = endpoint({
  method: 'POST',
  path: '/api/mandatory-trainings/:trainingId/end',
  summary: 'End a mandatory training: nobody is reminded any more, the standing stays readable',
  access,
  params: trainingParams,
  body: z.strictObject({ reason: givenReason }),
  response: null,
  problems: ['request.not-found', 'request.invalid', 'request.conflict'],
});

export const readOwnStanding = endpoint({
  method: 'GET',
  path: '/api/nominations/mandatory',
  summary:
    "Mandatory trainings of the focal point's own institutions with who still misses them (at most 100 each) and the runs they can be nominated for",
  access: { action: 'enrolment.nominate', scope: 'any' },
  response: z.object({
    trainings: z.array(
      z.object({
        id: uuid,
        courseTitle: localizedText,
        dueOn: localDate,
        counts: mandatoryCounts,
        people: z.array(mandatoryPerson),
        runIds: z.array(uuid),
      }),
    ),
  }),
  problems: [],
});
export type OwnStanding = z.output<typeof readOwnStanding.response>['trainings'][number];
