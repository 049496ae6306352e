import { ACTIVITY_KINDS, STUCK_CODES } from '@edukom/domain';
import { z } from 'zod';
import { basisPoints, instant, interfaceLocale, localDate, localizedText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';

const runParams = z.strictObject({ runId: uuid });

export const stuckReason = z.object({
  code: z.enum(STUCK_CODES),
  activityId: uuid.nullable(),
  days: z.int().nullable(),
});

/** One learner of a run: where they are, and why they seem to be stuck. Nothing of what they wrote or answered. */
export const learnerProgress = z.object({
  enrolmentId: uuid,
  givenName: z.string(),
  familyName: z.string(),
  institutionName: localizedText,
  share: basisPoints,
  isCompleted: z.boolean(),
  /** The activity that is next for them; null when nothing is left that could be done. */
  nextId: uuid.nullable(),
  /** The last day on which they opened, read or answered something. */
  lastSeenOn: localDate.nullable(),
  stuck: z.array(stuckReason),
  remindedAt: instant.nullable(),
});
export type LearnerProgress = z.output<typeof learnerProgress>;

/** People of one answer; a run that has more is cut, and says so. */
export const RUN_PROGRESS_LIMIT = 1_000;

export const readRunProgress = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/progress',
  summary: 'Who is where in the course of a run and who seems to be stuck; at most 1,000 people, by name',
  access: { action: 'run.read', scope: { kind: 'run', param: 'runId' } },
  params: runParams,
  response: z.object({
    asOf: localDate,
    /** How many people are enrolled; more than there are in `people` when the list was cut. */
    enrolled: z.int(),
    activities: z.array(z.object({ id: uuid, kind: z.enum(ACTIVITY_KINDS), title: localizedText })),
    people: z.array(learnerProgress),
  }),
  problems: ['request.not-found'],
});

const whom = z.strictObject({ enrolmentIds: z.array(uuid).min(1).max(RUN_PROGRESS_LIMIT) });

/** Who gets no mail, and why: finished the course, reminded within 24 hours, no active account or address. */
const leftOut = z.object({ completed: z.int(), reminded: z.int(), unreachable: z.int() });

export const previewReminders = endpoint({
  method: 'POST',
  path: '/api/runs/:runId/reminder-previews',
  summary: 'How many mails reminding these people would send, and the text in each language; sends none',
  access: { action: 'run.remind', scope: { kind: 'run', param: 'runId' } },
  params: runParams,
  body: whom,
  response: z.object({
    mails: z.int(),
    languages: z.array(z.object({ locale: interfaceLocale, mails: z.int(), subject: z.string(), body: z.string() })),
    leftOut,
  }),
  problems: ['request.invalid', 'request.not-found', 'run.state'],
});

export const remindPeople = endpoint({
  method: 'POST',
  path: '/api/runs/:runId/reminders',
  summary:
    'Mail a reminder to each of these people who has not finished and was not reminded within 24 hours, by whomever',
  access: { action: 'run.remind', scope: { kind: 'run', param: 'runId' } },
  params: runParams,
  body: whom,
  response: z.object({ mails: z.int(), leftOut }),
  problems: ['request.invalid', 'request.not-found', 'run.state'],
});
