import { CoursesService } from '../src/features/courses/courses.service.js';
import { RunsService } from '../src/features/runs/runs.service.js';
import type { TestApi } from './api.js';
import { aText } from './courses-factories.js';
import { aRun, enrolled, type TestRun } from './runs-factories.js';

/** A running run whose certificate asks for one lesson, with people enrolled. */
export interface AwardingRun extends TestRun {
  readonly lessonId: string;
  readonly awardId: string;
  readonly people: readonly { personId: string; enrolmentId: string }[];
}

export async function anAwardingRun(
  api: TestApi,
  count: number,
  options: { monthsValid?: number } = {},
): Promise<AwardingRun> {
  const run = await aRun(api);
  const row = await api.db.one<{ course_id: string; lesson_id: string }>(
    `SELECT r.course_id, (SELECT t.id FROM activity t JOIN module m ON m.id = t.module_id WHERE m.version_id = r.version_id AND t.kind = 'lesson'
       ORDER BY t.position LIMIT 1) AS lesson_id FROM run r WHERE r.id = $1`,
    [run.runId],
  );
  if (!row) throw new Error('no run');
  const awardId = await api.app.get(CoursesService).makeAward(row.course_id, {
    title: aText('Çertifikim', 'Сертификат о курсу', 'Course award'),
    monthsValid: options.monthsValid ?? null,
  });
  await api.app.get(RunsService).startRun(null, run.runId);
  await api.db.execute('UPDATE run SET award_rule = $2 WHERE id = $1', [
    run.runId,
    JSON.stringify({ isAttendanceRequired: false, quizzes: [], activitiesRequired: [row.lesson_id] }),
  ]);
  const people = await enrolled(api, run, count);
  return { ...run, lessonId: row.lesson_id, awardId, people };
}

/** Lets people of the run complete what its certificate asks for. */
export async function completeLesson(
  api: TestApi,
  run: AwardingRun,
  enrolmentIds = run.people.map((one) => one.enrolmentId),
): Promise<void> {
  await api.db.execute(
    `INSERT INTO progress_event (enrolment_id, activity_id, kind, occurred_at, received_at)
     SELECT unnest($1::uuid[]), $2, 'completed', now(), now() ON CONFLICT DO NOTHING`,
    [enrolmentIds, run.lessonId],
  );
}
