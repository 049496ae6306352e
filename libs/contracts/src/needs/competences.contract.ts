import { z } from 'zod';
import { localizedText, uuid } from '../core/codecs.js';
import { endpoint } from '../core/endpoint.js';

const plan = { action: 'competence.plan', scope: 'all' } as const;

/** Key of a framework in one version, such as `digcomp-2.2`. */
export const frameworkKey = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/);
/** Key of a competence within a framework, such as `1.1`. */
export const competenceCode = z
  .string()
  .max(20)
  .regex(/^[0-9]+(\.[0-9]+)*$/);
/** A level of a framework; its number of levels decides what is too high. */
const level = z.int().min(1).max(20);

export const competenceLevel = z.object({
  level: z.int(),
  name: localizedText,
  /** What somebody at this level can do, in the first person. */
  statement: localizedText,
});
export type CompetenceLevel = z.output<typeof competenceLevel>;

export const competenceHead = z.object({
  key: competenceCode,
  name: localizedText,
  /** The same in everyday words. */
  hint: localizedText,
});

export const competenceFramework = z.object({
  key: frameworkKey,
  version: z.string(),
  name: localizedText,
  source: z.string(),
  levels: z.array(competenceLevel),
  areas: z.array(z.object({ key: z.string(), name: localizedText, competences: z.array(competenceHead) })),
});
export type CompetenceFramework = z.output<typeof competenceFramework>;

export const readFrameworks = endpoint({
  method: 'GET',
  path: '/api/competence-frameworks',
  summary:
    'Competence frameworks with their areas, competences and levels, and how levels of one reach those of another',
  access: plan,
  response: z.object({
    frameworks: z.array(competenceFramework),
    crosswalks: z.array(z.object({ from: frameworkKey, to: frameworkKey, reaches: z.array(z.int()) })),
  }),
  problems: [],
});

const target = { competence: competenceCode, level };

export const competenceProfile = z.object({
  profileId: uuid,
  name: localizedText,
  framework: frameworkKey,
  /** Holds for everybody whose position has no profile of its own. */
  isDefault: z.boolean(),
  revision: z.int(),
  /** Titles of positions it is for, as people write them. */
  titles: z.array(z.string()),
  targets: z.array(z.object(target)),
});
export type CompetenceProfile = z.output<typeof competenceProfile>;

export const listProfiles = endpoint({
  method: 'GET',
  path: '/api/competence-profiles',
  summary: 'Target profiles, and the titles of positions people hold today',
  access: plan,
  response: z.object({
    profiles: z.array(competenceProfile),
    positions: z.array(
      z.object({
        title: z.string(),
        people: z.int(),
        /** The profile this title leads to; null: the one for everybody, or none. */
        profileId: uuid.nullable(),
      }),
    ),
  }),
  problems: [],
});

const title = z.string().trim().max(200);

export const beginProfile = endpoint({
  method: 'POST',
  path: '/api/competence-profiles',
  summary: 'Begin a target profile',
  access: plan,
  body: z.strictObject({ nameSq: title.min(1), framework: frameworkKey }),
  response: z.object({ profileId: uuid }),
  status: 201,
  problems: ['request.invalid'],
});

export const saveProfile = endpoint({
  method: 'PUT',
  path: '/api/competence-profiles/:profileId',
  summary: 'Write a target profile, made from a revision of it; as the one for everybody it takes the place of another',
  access: plan,
  params: z.strictObject({ profileId: uuid }),
  body: z.strictObject({
    revision: z.int(),
    nameSq: title.min(1),
    nameSr: title.optional(),
    nameEn: title.optional(),
    framework: frameworkKey,
    isDefault: z.boolean(),
    titles: z.array(title.min(1)).max(200),
    targets: z.array(z.strictObject(target)).max(100),
  }),
  response: competenceProfile,
  problems: ['request.not-found', 'request.invalid', 'draft.changed'],
});

export const taughtCompetence = z.object({ framework: frameworkKey, ...target });

export const listCourseCompetences = endpoint({
  method: 'GET',
  path: '/api/course-competences',
  summary: 'Published courses with the level each leads to in the competences it teaches',
  access: plan,
  response: z.object({
    courses: z.array(z.object({ courseId: uuid, title: localizedText, teaches: z.array(taughtCompetence) })),
  }),
  problems: [],
});

const taughtParams = z.strictObject({ courseId: uuid, framework: frameworkKey, competence: competenceCode });

export const setCourseCompetence = endpoint({
  method: 'PUT',
  path: '/api/course-competences/:courseId/:framework/:competence',
  summary: 'Say to which level a course leads in a competence',
  access: plan,
  params: taughtParams,
  body: z.strictObject({ level }),
  response: null,
  problems: ['request.not-found', 'request.invalid'],
});

export const removeCourseCompetence = endpoint({
  method: 'DELETE',
  path: '/api/course-competences/:courseId/:framework/:competence',
  summary: 'Say that a course does not teach a competence; repeated, nothing changes',
  access: plan,
  params: taughtParams,
  response: null,
  problems: ['request.not-found'],
});

/** A figure after disclosure control; `bound` where a share near its end is shown as one. */
const guarded = z.object({
  status: z.enum(['published', 'suppressed', 'not-reported']),
  value: z.int().nullable(),
  bound: z.enum(['at-most', 'at-least']).nullable(),
});
export type GuardedFigure = z.output<typeof guarded>;

export const placeGaps = z.object({
  placeId: uuid,
  kind: z.enum(['municipality', 'district', 'country']),
  name: localizedText,
  /** People who have assessed themselves. */
  people: guarded,
  /** Share of them below their target, in basis points, by competence. */
  below: z.array(z.object({ competence: competenceCode, share: guarded })),
});
export type PlaceGaps = z.output<typeof placeGaps>;

export const readCompetenceGaps = endpoint({
  method: 'GET',
  path: '/api/competence-gaps',
  summary:
    'What municipalities lack, from the last self-assessment of each official: shares of at least ten people, after disclosure control; not for focal points, who know the people',
  access: { action: 'competence.read', scope: 'any' },
  response: z.object({
    competences: z.array(
      competenceHead.extend({
        /** Published courses that teach it. */
        courses: z.array(
          z.object({ courseId: uuid, slug: z.string(), title: localizedText, takesRequests: z.boolean() }),
        ),
      }),
    ),
    places: z.array(placeGaps),
  }),
  problems: [],
});
