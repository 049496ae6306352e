import { type LearnerProgress, type OutputOf, type readRunProgress, RUN_PROGRESS_LIMIT } from '@edukom/contracts';
import { type ActivityTrace, stuckReasons } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { dayOf } from '../../platform/clock/local-day.js';
import type { LearnerOutline } from './learner-outline.js';
import { type JudgedEnrolment, LearnerOutlinesService, NOTHING } from './learner-outlines.service.js';
import { type LearnerRow, RunProgressRepository } from './run-progress.repository.js';

const WHOLE = 10_000;

/** A learner of a run with all that is known of their way. */
export interface LearnerOverview {
  readonly person: LearnerRow;
  readonly outline: LearnerOutline;
  readonly body: LearnerProgress;
}

interface Facts {
  readonly outlines: ReadonlyMap<string, JudgedEnrolment>;
  /** By `enrolment activity`. */
  readonly daysOpened: ReadonlyMap<string, number>;
  readonly failed: ReadonlySet<string>;
}

const keyOf = (row: { enrolment_id: string; activity_id: string }): string => `${row.enrolment_id} ${row.activity_id}`;

function overviewOf(person: LearnerRow, facts: Facts, today: string): LearnerOverview {
  const { outline } = facts.outlines.get(person.enrolment_id) ?? NOTHING;
  const activities = outline.activities.map((activity): ActivityTrace => {
    const key = `${person.enrolment_id} ${activity.id}`;
    return {
      id: activity.id,
      isRequired: activity.isRequired,
      isDone: activity.isDone,
      isLocked: activity.state === 'locked',
      purpose: activity.quiz?.purpose ?? null,
      isFailed: facts.failed.has(key),
      daysOpened: facts.daysOpened.get(key) ?? 0,
    };
  });
  const trace = { enrolledOn: person.enrolled_on, lastSeenOn: person.last_seen_on, activities };
  return {
    person,
    outline,
    body: {
      enrolmentId: person.enrolment_id,
      givenName: person.given_name,
      familyName: person.family_name,
      institutionName: person.institution_name,
      share: outline.share,
      isCompleted: outline.share === WHOLE,
      nextId: outline.next?.id ?? null,
      lastSeenOn: person.last_seen_on,
      stuck: [...stuckReasons(trace, today)],
      remindedAt: person.reminded_at,
    },
  };
}

/**
 * Who is where in a run and who is stuck. Invariants: the same rules as on the learner's own pages; nothing of what
 * somebody wrote, noted or answered; the number of statements does not grow with the people.
 */
@Injectable()
export class RunProgressService {
  constructor(
    private readonly repository: RunProgressRepository,
    private readonly learning: LearnerOutlinesService,
  ) {}

  /** The people of a run, or those of them asked for. */
  async overview(runId: string, now: Date, enrolmentIds: readonly string[] | null = null): Promise<LearnerOverview[]> {
    const people = await this.repository.learners(runId, RUN_PROGRESS_LIMIT, enrolmentIds);
    const ids = people.map((person) => person.enrolment_id);
    const [outlines, days, failed] = [
      await this.learning.of(ids, now),
      await this.repository.daysOpened(ids),
      await this.repository.failedQuizzes(ids),
    ];
    const facts = {
      outlines,
      daysOpened: new Map(days.map((row) => [keyOf(row), row.days])),
      failed: new Set(failed.map(keyOf)),
    };
    const today = dayOf(now);
    return people.map((person) => overviewOf(person, facts, today));
  }

  async progress(runId: string, now: Date): Promise<OutputOf<typeof readRunProgress>> {
    const overview = await this.overview(runId, now);
    const [first] = overview;
    return {
      asOf: dayOf(now),
      enrolled: first?.person.enrolled ?? 0,
      activities: (first?.outline.activities ?? []).map(({ id, kind, title }) => ({ id, kind, title })),
      people: overview.map(({ body }) => body),
    };
  }
}
