import { Injectable } from '@nestjs/common';
import { dayOf } from '../../platform/clock/local-day.js';
import { learnerOutline, type LearnerOutline } from './learner-outline.js';
import { type LearnerActivityRow, LearningRepository, type MissingCourse } from './learning.repository.js';

/** One enrolment's activities as they lie in the database, and as the rules judge them. */
export interface JudgedEnrolment {
  readonly rows: readonly LearnerActivityRow[];
  readonly outline: LearnerOutline;
}

const WHOLE = 10_000;
export const NOTHING: JudgedEnrolment = {
  rows: [],
  outline: { activities: [], next: null, share: WHOLE, doneCount: 0 },
};

function byEnrolment(rows: readonly LearnerActivityRow[]): Map<string, LearnerActivityRow[]> {
  const groups = new Map<string, LearnerActivityRow[]>();
  for (const row of rows) {
    const group = groups.get(row.enrolment_id);
    if (group) group.push(row);
    else groups.set(row.enrolment_id, [row]);
  }
  return groups;
}

/**
 * How far people are in their courses: the one place where stored facts meet the rules, for the learner's own pages, for
 * trainers, and for what a move to another version would change.
 */
@Injectable()
export class LearnerOutlinesService {
  constructor(private readonly repository: LearningRepository) {}

  /** By enrolment. One statement, and one more when courses come first that somebody is still taking. */
  async of(enrolmentIds: readonly string[], now: Date): Promise<ReadonlyMap<string, JudgedEnrolment>> {
    if (enrolmentIds.length === 0) return new Map();
    return this.judge(await this.repository.activities(enrolmentIds, now), now);
  }

  /** Whether somebody may begin an activity now. */
  async isOpen(enrolmentId: string, activityId: string, now: Date): Promise<boolean> {
    const { outline } = (await this.of([enrolmentId], now)).get(enrolmentId) ?? NOTHING;
    const activity = outline.activities.find(({ id }) => id === activityId);
    return activity !== undefined && activity.state !== 'locked';
  }

  /** As if the run of these enrolments were on another version already. */
  async under(versionId: string, enrolmentIds: readonly string[], now: Date) {
    return this.judge(await this.repository.activitiesUnder(versionId, enrolmentIds, now), now);
  }

  /** Of rows that were read already. */
  async judge(rows: readonly LearnerActivityRow[], now: Date): Promise<ReadonlyMap<string, JudgedEnrolment>> {
    const isDone = await this.#doneAmong(rows, now);
    const today = dayOf(now);
    return new Map(
      [...byEnrolment(rows)].map(([id, own]) => {
        const missing = (own[0]?.missing ?? []).filter((course) => !isDone(course));
        return [id, { rows: own, outline: learnerOutline(own, today, missing) }];
      }),
    );
  }

  /** Which courses that come first are completed although there is no certificate: everything required in them is done. */
  async #doneAmong(rows: readonly LearnerActivityRow[], now: Date): Promise<(course: MissingCourse) => boolean> {
    const ids = new Set(rows.flatMap(({ missing }) => missing.flatMap(({ enrolments }) => enrolments)));
    if (ids.size === 0) return () => false;
    const others = byEnrolment(await this.repository.activities([...ids], now));
    const done = new Set(
      [...others].filter(([, own]) => learnerOutline(own, dayOf(now), []).share === WHOLE).map(([id]) => id),
    );
    return ({ enrolments }) => enrolments.some((id) => done.has(id));
  }
}
