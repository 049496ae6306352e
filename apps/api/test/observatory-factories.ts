import { seedReference } from '../src/seeds/seed-reference.js';
import type { Db } from '../src/platform/db/db.js';
import { uuidv7 } from '../src/platform/db/ids.js';
import { aPerson, type TestApi } from './api.js';

const text = (v: string) => JSON.stringify({ source: 'sq', rev: 1, texts: { sq: { v } } });

/** The real places, municipalities as institutions, indicators and periods. */
export const writeReference = (api: TestApi): Promise<void> => seedReference(api.app);

/** A published course with a pre-test and a post-test. */
export async function aTestedCourse(
  db: Db,
): Promise<{ courseId: string; versionId: string; pre: string; post: string }> {
  const [courseId, versionId, moduleId] = [uuidv7(), uuidv7(), uuidv7()];
  await db.execute(
    "INSERT INTO course (id, slug, title, summary, category, required_locales, search_text, created_at) VALUES ($1, $2, $3, $3, 'digital', '{sq}', '', now())",
    [courseId, `kursi-${courseId}`, text('Kursi')],
  );
  await db.execute(
    "INSERT INTO course_version (id, course_id, number, state, published_at, content_hash) VALUES ($1, $2, 1, 'draft', NULL, NULL)",
    [versionId, courseId],
  );
  await db.execute('INSERT INTO module (id, version_id, position, title) VALUES ($1, $2, 1, $3)', [
    moduleId,
    versionId,
    text('Moduli'),
  ]);
  const quiz = async (purpose: 'pre' | 'post', position: number): Promise<string> => {
    const [activityId, quizId] = [uuidv7(), uuidv7()];
    await db.execute(
      "INSERT INTO activity (id, module_id, position, kind, slug, title, minutes) VALUES ($1, $2, $3, 'quiz', $4, $5, 10)",
      [activityId, moduleId, position, purpose, text(purpose)],
    );
    await db.execute('INSERT INTO quiz (id, activity_id, purpose, pass_mark) VALUES ($1, $2, $3, 6000)', [
      quizId,
      activityId,
      purpose,
    ]);
    return quizId;
  };
  const [pre, post] = [await quiz('pre', 1), await quiz('post', 2)];
  await db.execute(
    "UPDATE course_version SET state = 'published', published_at = now(), content_hash = 'h' WHERE id = $1",
    [versionId],
  );
  return { courseId, versionId, pre, post };
}

export async function aRun(
  db: Db,
  course: { courseId: string; versionId: string },
  options: { endsOn: string; state?: string; kind?: 'group' | 'open' },
): Promise<string> {
  const id = uuidv7();
  await db.execute(
    `INSERT INTO run (id, course_id, version_id, code, title, host_institution_id, state, starts_on, ends_on, locales, attendance_rule, award_rule, created_at, kind)
     SELECT $1, $2, $3, $4, $5, (SELECT id FROM institution ORDER BY slug LIMIT 1), $6, $7::date - 30, $7, '{sq}', '{}', '{}', now(), $8`,
    [
      id,
      course.courseId,
      course.versionId,
      `R-${id.slice(-8)}`,
      text('Zhvillimi'),
      options.state ?? 'finished',
      options.endsOn,
      options.kind ?? 'group',
    ],
  );
  return id;
}

export interface TraineeOptions {
  isCompleted?: boolean;
  /** Final shares of the pre-test and the post-test, in basis points; null for no grade. */
  pre?: number | null;
  post?: number | null;
  isFinal?: boolean;
  state?: 'enrolled' | 'withdrawn';
  personId?: string;
}

const TRAINEE = { isCompleted: true, pre: 4000, post: 7000, isFinal: true, state: 'enrolled' } satisfies TraineeOptions;

/** One person of a municipality in a run, with tests. Gives the enrolment's id. */
export async function aTrainee(
  db: Db,
  run: { runId: string; pre: string; post: string },
  placeSlug: string,
  options: TraineeOptions = {},
): Promise<string> {
  const { isCompleted, pre, post, isFinal, state } = { ...TRAINEE, ...options };
  const personId = options.personId ?? (await aPerson(db, { state: null, email: null }));
  const id = uuidv7();
  await db.execute(
    `INSERT INTO enrolment (id, run_id, person_id, institution_id, state, enrolled_at, completed_at)
     SELECT $1, $2, $3, id, $5, now(), $6 FROM institution WHERE slug = $4`,
    [id, run.runId, personId, placeSlug, state, isCompleted ? new Date() : null],
  );
  for (const [quizId, share] of [
    [run.pre, pre],
    [run.post, post],
  ] as const)
    if (share !== null) await aGrade(db, { enrolmentId: id, personId, quizId, share, isFinal });
  return id;
}

async function aGrade(
  db: Db,
  grade: { enrolmentId: string; personId: string; quizId: string; share: number; isFinal: boolean },
): Promise<void> {
  const attemptId = uuidv7();
  await db.execute(
    `INSERT INTO attempt (id, quiz_id, enrolment_id, person_id, number, state, seed, locale, started_at, finished_at, max_points)
     VALUES ($1, $2, $3, $4, 1, 'submitted', 1, 'sq', now(), now(), 10000)`,
    [attemptId, grade.quizId, grade.enrolmentId, grade.personId],
  );
  await db.execute(
    'INSERT INTO grade (enrolment_id, quiz_id, attempt_id, points, max_points, share, is_final, graded_at) VALUES ($1, $2, $3, $4, 10000, $4, $5, now())',
    [grade.enrolmentId, grade.quizId, attemptId, grade.share, grade.isFinal],
  );
}

/** So many people of a municipality, the first `completed` of them with a completion, tests spread a little. */
export async function trainees(
  db: Db,
  run: { runId: string; pre: string; post: string },
  placeSlug: string,
  people: number,
  completed: number,
): Promise<void> {
  for (let at = 0; at < people; at += 1)
    await aTrainee(db, run, placeSlug, {
      isCompleted: at < completed,
      pre: 3000 + (at % 4) * 500,
      post: 6000 + (at % 7) * 500,
    });
}

/** A completed self-assessment whose findings are this far below the target, one competence each. */
export async function anAssessment(
  db: Db,
  personId: string,
  municipality: string,
  number: number,
  day: string,
  gaps: readonly number[],
): Promise<void> {
  const id = uuidv7();
  const keys = gaps.map((_, at) => `1.${at + 1}`);
  await db.execute(
    `INSERT INTO competence_assessment (id, person_id, number, framework_id, started_at)
     SELECT $1, $2, $3, id, $4::date FROM competence_framework WHERE key = 'digcomp-2.2'`,
    [id, personId, number, day],
  );
  await db.execute(
    `INSERT INTO competence_finding (assessment_id, competence_key, framework_id, target, held, basis, gap)
     SELECT $1, g.key, f.id, 4, 4 - g.gap, 'self', g.gap
     FROM unnest($2::text[], $3::int[]) AS g (key, gap) JOIN competence_framework f ON f.key = 'digcomp-2.2'`,
    [id, keys, gaps],
  );
  await db.execute(
    `UPDATE competence_assessment SET completed_at = $2::date + interval '12 hours', institution_id = (SELECT id FROM institution WHERE slug = $3) WHERE id = $1`,
    [id, day, municipality],
  );
}
