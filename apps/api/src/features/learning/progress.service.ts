import type { OutputOf, ProgressEventInput, recordProgress } from '@edukom/contracts';
import { type ActivityKind, lessonProgress, type LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { evaluateCompletion } from '../../platform/jobs/evaluate-completion.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Problem } from '../../platform/http/problem.js';
import { CarryOverRepository } from './carry-over.repository.js';
import { LearnerOutlinesService, NOTHING } from './learner-outlines.service.js';
import { type LearnerActivityRow, LearningRepository } from './learning.repository.js';
import { RunProgressRepository } from './run-progress.repository.js';

export interface RequiredActivity {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly slug: string;
  readonly title: LocalizedText;
}

/** Completed by reading and answering alone, without the mark that says so; other rules need no mark. */
const isReadThrough = (row: LearnerActivityRow): boolean =>
  row.kind === 'lesson' &&
  row.completion.kind === 'usual' &&
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
    private readonly outlines: LearnerOutlinesService,
    private readonly visits: RunProgressRepository,
    private readonly carrying: CarryOverRepository,
    private readonly clock: Clock,
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
      const { rows, outline } = (await this.outlines.of([enrolmentId], receivedAt)).get(enrolmentId) ?? NOTHING;
      const readThrough = rows.filter(isReadThrough).map(({ id }) => id);
      if (readThrough.length > 0) await this.repository.completeLessons(enrolmentId, receivedAt, readThrough);
      const { activities, next, share } = outline;
      const isAllDone = activities.every(({ isRequired, isDone }) => isDone || !isRequired);
      if (isAllDone && (await this.repository.awaitsCertificate(enrolmentId)))
        await this.jobs.enqueue(evaluateCompletion, { enrolmentId });
      const completed = activities.filter(({ isDone }) => isDone).map(({ id }) => id);
      return { share, completed, nextId: next?.id ?? null };
    });
  }

  /**
   * What each enrolment of a run (or those asked for) has completed, each activity by its own rule. Every enrolment has an
   * entry. For eligibility and reports.
   */
  async completedActivities(
    runId: string,
    enrolmentIds: readonly string[] | null = null,
  ): Promise<Map<string, Set<string>>> {
    const completed = new Map<string, Set<string>>();
    for (const row of await this.repository.completedAsUsual(runId, enrolmentIds)) {
      const activities = completed.get(row.enrolment_id) ?? new Set();
      if (row.activity_id !== null) activities.add(row.activity_id);
      completed.set(row.enrolment_id, activities);
    }
    const apart = await this.repository.judgedApart(runId, enrolmentIds);
    for (const [id, { outline }] of await this.outlines.of(apart, this.clock.now()))
      for (const activity of outline.activities) if (activity.isDone) completed.get(id)?.add(activity.id);
    return completed;
  }

  /**
   * Gives the people of a run that was moved what they did in the versions before, by the names of activities and blocks.
   * What was there stays there; done twice, it does nothing more.
   */
  async carryOver(runId: string): Promise<void> {
    await this.carrying.carryEvents(runId);
    await this.carrying.carryVisits(runId);
  }

  /** What a version asks everybody to complete, in order. */
  requiredActivities(versionId: string): Promise<RequiredActivity[]> {
    return this.repository.required(versionId);
  }
}
