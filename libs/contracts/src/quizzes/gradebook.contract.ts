import { z } from 'zod';
import { basisPoints, instant, interfaceLocale, localizedText, points, uuid } from '../core/codecs.js';
import { endpoint, fileResponse } from '../core/endpoint.js';

const ofRun = { action: 'gradebook.read', scope: { kind: 'run', param: 'runId' } } as const;
const runParams = z.strictObject({ runId: uuid });
const cellParams = z.strictObject({ runId: uuid, enrolmentId: uuid, quizId: uuid });

/** Most people of one answer. */
export const GRADEBOOK_PAGE = 1_000;

/**
 * What is known of a grade, one letter: `-` none yet, `w` something of it waits to be marked, `f` final, `r` released; in
 * capitals where somebody set it.
 */
export const GRADE_LETTERS = ['-', 'w', 'f', 'r', 'F', 'R'] as const;
export type GradeLetter = (typeof GRADE_LETTERS)[number];

/** One person of the gradebook; a fifty thousand cells' table has no room for names of fields in each. */
export const gradebookPerson = z.object({
  enrolmentId: uuid,
  name: z.string(),
  /** Place in `institutions`. */
  institution: z.int().min(0),
  /** Basis points, quiz by quiz; null: none, or anonymous until the release. */
  shares: z.array(basisPoints.nullable()),
  /** A {@link GRADE_LETTERS letter} for each quiz. */
  states: z.string(),
});
export type GradebookPerson = z.output<typeof gradebookPerson>;

export const gradebook = z.object({
  code: z.string(),
  title: localizedText,
  /** People of the run, however many are in this answer. */
  enrolled: z.int(),
  quizzes: z.array(z.object({ quizId: uuid, title: localizedText, passMark: basisPoints, isAnonymous: z.boolean() })),
  institutions: z.array(z.object({ institutionId: uuid, name: localizedText })),
  people: z.array(gradebookPerson),
  /** Where the next page begins; null: this is the last. */
  next: z.string().nullable(),
});
export type Gradebook = z.output<typeof gradebook>;

export const getGradebook = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/gradebook',
  summary: 'Grades of a run, people by quizzes, in the order of names; page by page',
  access: ofRun,
  params: runParams,
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(GRADEBOOK_PAGE).optional(),
    after: z.string().max(2_000).optional(),
  }),
  response: gradebook,
  problems: ['request.not-found', 'request.invalid'],
});

export const exportGradebook = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/gradebook.xlsx',
  summary: 'The gradebook as a workbook: a row for each person, points and share of every quiz',
  access: ofRun,
  params: runParams,
  query: z.strictObject({ locale: interfaceLocale }),
  response: fileResponse('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  problems: ['request.not-found'],
});

const value = z.object({ points, maxPoints: points, share: basisPoints, isFinal: z.boolean() });

/** One grade with all that ever became of it. */
export const gradeCell = z.object({
  name: z.string(),
  grade: value,
  releasedAt: instant.nullable(),
  /** Points that were set, and the version they were set in; version 0 and null: never, or lifted again. */
  override: z.object({ version: z.int().min(0), points: points.nullable() }),
  /** Who, when, old, new; the newest first. */
  events: z.array(
    z.object({
      number: z.int(),
      at: instant,
      cause: z.enum(['attempt', 'mark', 'correction', 'override', 'appeal', 'rule', 'release', 'late-answer']),
      /** null: nobody, the quiz itself. */
      by: z.string().nullable(),
      reason: z.string(),
      before: value.nullable(),
      after: value,
    }),
  ),
});
export type GradeCell = z.output<typeof gradeCell>;

export const getGradeCell = endpoint({
  method: 'GET',
  path: '/api/runs/:runId/gradebook/:enrolmentId/:quizId',
  summary: 'One grade of the gradebook: who changed it when, from what to what, and why',
  access: ofRun,
  params: cellParams,
  response: gradeCell,
  problems: ['request.not-found', 'grading.anonymous'],
});

export const overrideGrade = endpoint({
  method: 'PUT',
  path: '/api/runs/:runId/gradebook/:enrolmentId/:quizId',
  summary:
    'Set a grade by hand with a reason, or (points null) lift what was set; `version` is the one that was looked at',
  access: { action: 'grading.release', scope: { kind: 'run', param: 'runId' } },
  params: cellParams,
  body: z.strictObject({
    points: points.nullable(),
    reason: z.string().trim().min(3).max(500),
    version: z.int().min(0),
  }),
  response: gradeCell,
  problems: ['request.not-found', 'request.invalid', 'access.own-record', 'grade.conflict', 'grading.anonymous'],
});
