import type { OutputOf, ProgressEventInput, recordProgress } from '@edukom/contracts';
import { type ActivityKind, lessonProgress, type LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { evaluateCompletion } from '../../platform/jobs/evaluate-completion.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Problem } from '../../platform/http/problem.js';
import { learnerOutline } from './learner-outline.js';
import { type LearnerActivityRow, LearningRepository } from './learning.repository.js';
import { RunProgressRepository } from './run-progress.repository.js';

export interface RequiredActivity {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly slug: string;
  readonly title: LocalizedText;
}

/** Completed by reading and answering alone, without the mark that says so. */
const isReadThrough = (row: LearnerActivityRow): boolean =>
  row.kind === 'lesson' &&
  lessonProgress(
    row.blocks,
    row.facts.filter(({ anchor }) => anchor !== ''),
  ).isCompleted;

/**
 * Progress as facts. Invariants: a fact is one row, told once or often, early or late; nothing takes progress back; the
 * stored facts depend on the set of events alone, not on the order or the batches they came in.
 */
@Injectable()
export class ProgressService {
  constructor(
    private readonly db: Db,
    private readonly repository: LearningRepository,
    private readonly visits: RunProgressRepository,
    private readonly jobs: Jobs,
  ) {}

  async record(
    personId: string,
    enrolmentId: string,
    receivedAt: Date,
    events: readonly ProgressEventInput[],
  ): Promise<OutputOf<typeof recordProgress>> {
    return this.db.tx(async () => {
      if (!(await this.repository.lockEnrolment(personId, enrolmentId))) throw new Problem('request.not-found');
      await this.repository.addEvents(enrolmentId, receivedAt, events);
      await this.visits.addVisits(enrolmentId, receivedAt, events);
      const rows = await this.repository.activities([enrolmentId]);
      const readThrough = rows.filter(isReadThrough).map(({ id }) => id);
      if (readThrough.length > 0) await this.repository.completeLessons(enrolmentId, receivedAt, readThrough);
      const { activities, next, share } = learnerOutline(rows);
      const isAllDone = activities.every(({ isRequired, isDone }) => isDone || !isRequired);
      if (isAllDone && (await this.repository.awaitsCertificate(enrolmentId)))
        await this.jobs.enqueue(evaluateCompletion, { enrolmentId });
      const completed = activities.filter(({ isDone }) => isDone).map(({ id }) => id);
      return { share, completed, nextId: next?.id ?? null };
    });
  }

  /**
   * What each enrolment of a run (or those asked for) has completed: lessons read, files opened to the end, quizzes
   * handed in. Every enrolment has an entry. For eligibility and reports.
   */
  async completedActivities(
    runId: string,
    enrolmentIds: readonly string[] | null = null,
  ): Promise<Map<string, Set<string>>> {
    const completed = new Map<string, Set<string>>();
    for (const row of await this.repository.completed(runId, enrolmentIds)) {
      const activities = completed.get(row.enrolment_id) ?? new Set();
      if (row.activity_id !== null) activities.add(row.activity_id);
      completed.set(row.enrolment_id, activities);
    }
    return completed;
  }

  /** What a version asks everybody to complete, in order. */
  requiredActivities(versionId: string): Promise<RequiredActivity[]> {
    return this.repository.required(versionId);
  }
}
