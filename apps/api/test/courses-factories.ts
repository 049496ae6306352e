import type { LessonBlock } from '@edukom/contracts';
import { localizedText, type LocalizedText, translate } from '@edukom/domain';
import type { CourseDraft, CourseIds } from '../src/features/courses/course-draft.js';
import { CoursesService } from '../src/features/courses/courses.service.js';
import type { Db } from '../src/platform/db/db.js';
import { uuidv7 } from '../src/platform/db/ids.js';
import type { TestApi } from './api.js';

/** A text in the three required languages; the Serbian and English ones are told by their mark unless given. */
export const aText = (sq: string, sr = `${sq} (ср)`, en = `${sq} (en)`): LocalizedText =>
  translate(translate(localizedText('sq', sq), 'sr-Cyrl', sr), 'en', en);

const rich = (text: string) => ({
  type: 'doc' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
});

export const aTextBlock = (anchor: string, words = anchor): LessonBlock => ({
  anchor,
  kind: 'text',
  body: {
    rich: translate(
      translate(localizedText('sq', rich(words)), 'sr-Cyrl', rich(`${words} (ср)`)),
      'en',
      rich(`${words} (en)`),
    ),
  },
});

export const aCheckBlock = (anchor: string): LessonBlock => ({
  anchor,
  kind: 'check',
  body: {
    question: aText('Cila?'),
    options: [
      { text: aText('kjo'), isRight: true },
      { text: aText('ajo'), isRight: false },
    ],
    explanation: aText('sepse'),
  },
});

/** Pre-test, two lessons (the first with a check-yourself), post-test. */
export const aCourseDraft = (overrides: Partial<CourseDraft> = {}): CourseDraft => ({
  slug: `course-${uuidv7()}`,
  title: aText('Kurs'),
  summary: aText('Përmbledhje'),
  category: 'digital-skills',
  requiredLocales: ['sq', 'sr-Cyrl', 'en'],
  modules: [
    {
      title: aText('Moduli'),
      activities: [
        { kind: 'quiz', slug: 'pre-test', title: aText('Testi hyrës'), minutes: 10 },
        {
          kind: 'lesson',
          slug: 'lesson-1',
          title: aText('Mësimi 1'),
          minutes: 12,
          blocks: [aTextBlock('b1'), aTextBlock('b2'), aCheckBlock('b3')],
        },
        {
          kind: 'lesson',
          slug: 'lesson-2',
          title: aText('Mësimi 2'),
          minutes: 8,
          blocks: [aTextBlock('b1'), aTextBlock('b2')],
        },
        { kind: 'quiz', slug: 'post-test', title: aText('Testi përfundimtar'), minutes: 20 },
      ],
    },
  ],
  ...overrides,
});

/** A quiz of one true-or-false question on an activity; gives its id. */
export async function aQuizOn(
  db: Db,
  activityId: string,
  purpose: 'pre' | 'post' | 'graded' | 'practice',
): Promise<string> {
  const [quizId, questionId, versionId] = [uuidv7(), uuidv7(), uuidv7()];
  await db.execute('INSERT INTO quiz (id, activity_id, purpose, pass_mark) VALUES ($1, $2, $3, 6000)', [
    quizId,
    activityId,
    purpose,
  ]);
  await db.execute("INSERT INTO question (id, kind, created_at) VALUES ($1, 'true-false', now())", [questionId]);
  await db.execute(
    `INSERT INTO question_version (id, question_id, number, prompt, spec, answer_key, created_at)
     VALUES ($1, $2, 1, $3, '{"type":"true-false"}', '{"type":"true-false","correct":true}', now())`,
    [versionId, questionId, JSON.stringify(aText('E vërtetë?'))],
  );
  await db.execute('INSERT INTO quiz_slot (quiz_id, slot, question_version_id, points) VALUES ($1, 1, $2, 100)', [
    quizId,
    versionId,
  ]);
  return quizId;
}

export interface TestCourse extends CourseIds {
  readonly slug: string;
  /** By the slug of the activity. */
  readonly quizIds: ReadonlyMap<string, string>;
  /** The id of an activity by its slug. */
  activity(slug: string): string;
}

/** A published course with its quizzes: every quiz activity named `pre…` is a pre-test, every other one a post-test. */
export async function aPublishedCourse(api: TestApi, overrides: Partial<CourseDraft> = {}): Promise<TestCourse> {
  const courses = api.app.get(CoursesService);
  const draft = aCourseDraft(overrides);
  const ids = await courses.saveDraft(draft);
  const activity = (slug: string): string => {
    const id = ids.activityIds.get(slug);
    if (!id) throw new Error(`no activity ${slug}`);
    return id;
  };
  const quizIds = new Map<string, string>();
  for (const { kind, slug } of draft.modules.flatMap((module) => module.activities))
    if (kind === 'quiz')
      quizIds.set(slug, await aQuizOn(api.db, activity(slug), slug.startsWith('pre') ? 'pre' : 'post'));
  await courses.publish(ids.courseId, null);
  return { ...ids, slug: draft.slug, quizIds, activity };
}

export interface RunOptions {
  hostId: string;
  state?: 'planned' | 'running' | 'finished' | 'cancelled';
  startsOn?: string;
  endsOn?: string;
}

/** A run of the course's published version; gives its id. */
export async function aRunOf(
  db: Db,
  course: CourseIds,
  { hostId, state = 'running', startsOn = '2026-01-01', endsOn = '2099-12-31' }: RunOptions,
): Promise<string> {
  const id = uuidv7();
  await db.execute(
    `INSERT INTO run (id, course_id, version_id, code, title, host_institution_id, state, starts_on, ends_on, locales, attendance_rule, award_rule, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '{sq,sr-Cyrl}', '{}', '{}', now())`,
    [
      id,
      course.courseId,
      course.versionId,
      `R-${id.slice(-8)}`,
      JSON.stringify(aText('Zhvillimi')),
      hostId,
      state,
      startsOn,
      endsOn,
    ],
  );
  return id;
}

export async function anEnrolmentIn(
  db: Db,
  runId: string,
  personId: string,
  institutionId: string,
  state: 'enrolled' | 'withdrawn' = 'enrolled',
): Promise<string> {
  const id = uuidv7();
  await db.execute(
    'INSERT INTO enrolment (id, run_id, person_id, institution_id, state, enrolled_at) VALUES ($1, $2, $3, $4, $5, now())',
    [id, runId, personId, institutionId, state],
  );
  return id;
}
