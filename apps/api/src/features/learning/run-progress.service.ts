import { type LearnerProgress, type OutputOf, type readRunProgress, RUN_PROGRESS_LIMIT } from '@edukom/contracts';
import { type ActivityTrace, localOf, stuckReasons } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { learnerOutline, type LearnerOutline } from './learner-outline.js';
import { type LearnerActivityRow, LearningRepository } from './learning.repository.js';
import { type LearnerRow, RunProgressRepository } from './run-progress.repository.js';

const WHOLE = 10_000;

/** A learner of a run with all that is known of their way. */
export interface LearnerOverview {
  readonly person: LearnerRow;
  readonly outline: LearnerOutline;
  readonly body: LearnerProgress;
}

interface Facts {
  readonly rows: ReadonlyMap<string, readonly LearnerActivityRow[]>;
  /** By `enrolment activity`. */
  readonly daysOpened: ReadonlyMap<string, number>;
  readonly failed: ReadonlySet<string>;
}

const keyOf = (row: { enrolment_id: string; activity_id: string }): string => `${row.enrolment_id} ${row.activity_id}`;

function groupRows(rows: readonly LearnerActivityRow[]): Map<string, LearnerActivityRow[]> {
  const groups = new Map<string, LearnerActivityRow[]>();
  for (const row of rows) {
    const group = groups.get(row.enrolment_id);
    if (group) group.push(row);
    else groups.set(row.enrolment_id, [row]);
  }
  return groups;
}

function overviewOf(person: LearnerRow, facts: Facts, today: string): LearnerOverview {
  const outline = learnerOutline(facts.rows.get(person.enrolment_id) ?? []);
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

/** The day of an instant by the calendar of the country. */
const dayOf = (now: Date): string => localOf(now.getTime(), 'Europe/Belgrade')?.date ?? now.toISOString().slice(0, 10);

/**
 * Who is where in a run and who is stuck. Invariants: the same rules as on the learner's own pages; nothing of what
 * somebody wrote, noted or answered; the number of statements does not grow with the people.
 */
@Injectable()
export class RunProgressService {
  constructor(
    private readonly repository: RunProgressRepository,
    private readonly learning: LearningRepository,
  ) {}

  /** The people of a run, or those of them asked for. */
  async overview(runId: string, now: Date, enrolmentIds: readonly string[] | null = null): Promise<LearnerOverview[]> {
    const people = await this.repository.learners(runId, RUN_PROGRESS_LIMIT, enrolmentIds);
    const ids = people.map((person) => person.enrolment_id);
    const [rows, days, failed] = [
      await this.learning.activities(ids),
      await this.repository.daysOpened(ids),
      await this.repository.failedQuizzes(ids),
    ];
    const facts = {
      rows: groupRows(rows),
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
