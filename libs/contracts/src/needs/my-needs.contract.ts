import { z } from 'zod';
import { instant, localDate, localizedText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';
import { competenceCode, competenceHead, competenceLevel, frameworkKey } from './competences.contract.js';

const assessmentParams = z.strictObject({ assessmentId: uuid });

/** How far somebody is from the target of their position, in levels of `framework`. */
export const competenceGap = z.object({
  competence: competenceCode,
  framework: frameworkKey,
  target: z.int(),
  held: z.int().nullable(),
  basis: z.enum(['self', 'tested']).nullable(),
  gap: z.int(),
});

export const suggestedCourse = z.object({
  courseId: uuid,
  slug: z.string(),
  title: localizedText,
  competences: z.array(competenceCode),
  closesAll: z.boolean(),
  /** The next run of a group in which a place can be asked for today. */
  run: z.object({ runId: uuid, title: localizedText, startsOn: localDate }).nullable(),
  /** Whether it is open to everybody at their own pace. */
  isOpen: z.boolean(),
});
export type SuggestedCourse = z.output<typeof suggestedCourse>;

export const myNeeds = z.object({
  /** Null: no profile is for this person's position, and none is for everybody. */
  profile: z.object({ name: localizedText, isDefault: z.boolean() }).nullable(),
  /** The framework the questions are of: that of the assessment under way, else that of the profile. */
  framework: z
    .object({
      key: frameworkKey,
      version: z.string(),
      name: localizedText,
      levels: z.array(competenceLevel),
    })
    .nullable(),
  areas: z.array(z.object({ key: z.string(), name: localizedText, competences: z.array(competenceHead) })),
  /** The self-assessment under way; level 0: not able to yet. */
  open: z
    .object({
      assessmentId: uuid,
      startedAt: instant,
      answers: z.array(z.object({ competence: competenceCode, level: z.int() })),
    })
    .nullable(),
  /** The completed ones, newest first. */
  completed: z.array(z.object({ assessmentId: uuid, number: z.int(), completedAt: instant })),
  gaps: z.array(competenceGap),
  suggestions: z.array(suggestedCourse),
});
export type MyNeeds = z.output<typeof myNeeds>;

export const readMyNeeds = endpoint({
  method: 'GET',
  path: '/api/me/needs',
  summary: "What the reader's position asks for, their self-assessment, what they lack and which courses would help",
  access: 'signed-in',
  response: myNeeds,
  problems: [],
});

export const beginAssessment = endpoint({
  method: 'POST',
  path: '/api/me/needs/assessments',
  summary: 'Begin a self-assessment, or go on with the one under way',
  access: 'signed-in',
  response: z.object({ assessmentId: uuid }),
  status: 201,
  problems: ['assessment.no-profile'],
});

export const answerCompetence = endpoint({
  method: 'PUT',
  path: '/api/me/needs/assessments/:assessmentId/answers/:competence',
  summary: 'Say at which level one is in a competence; the last word counts until the assessment is completed',
  access: 'signed-in',
  params: assessmentParams.extend({ competence: competenceCode }),
  body: z.strictObject({ level: z.int().min(0).max(20) }),
  response: null,
  problems: ['request.not-found', 'request.invalid', 'assessment.closed'],
});

export const completeAssessment = endpoint({
  method: 'POST',
  path: '/api/me/needs/assessments/:assessmentId/completion',
  summary: 'Complete a self-assessment: it stays as it is; a later one is a new one',
  access: 'signed-in',
  params: assessmentParams,
  response: null,
  problems: ['request.not-found', 'request.invalid', 'assessment.no-profile'],
});
