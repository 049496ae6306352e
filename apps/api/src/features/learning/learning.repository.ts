import type { LessonBlock } from '@edukom/contracts';
import type {
  ActivityKind,
  ContentLocale,
  LessonBlockOutline,
  LocalizedText,
  ProgressFact,
  QuizPurpose,
  RunKind,
} from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';

export interface EnrolmentRow {
  id: string;
  code: string;
  state: 'planned' | 'running' | 'finished';
  starts_on: string;
  ends_on: string;
  locales: ContentLocale[];
  course_slug: string;
  course_title: LocalizedText;
  run_kind: RunKind;
  certificate_count: number;
  session_id: string | null;
  session_title: string | null;
  session_room: string | null;
  session_starts_at: Date | null;
  session_ends_at: Date | null;
}

export interface LearnerActivityRow {
  enrolment_id: string;
  module_id: string;
  module_title: LocalizedText;
  id: string;
  kind: ActivityKind;
  slug: string;
  title: LocalizedText;
  minutes: number;
  is_required: boolean;
  quiz_id: string | null;
  purpose: QuizPurpose | null;
  open_attempt_id: string | null;
  last_attempt_id: string | null;
  is_released: boolean;
  blocks: LessonBlockOutline[];
  facts: ProgressFact[];
}

/** Enrolments a learner works in: their own, not withdrawn, of a run that was not cancelled. */
export const MINE = "e.person_id = $1 AND e.state = 'enrolled' AND r.state <> 'cancelled'";

/** A learner's view of the pinned version of their run. */
@Injectable()
export class LearningRepository {
  constructor(private readonly db: Db) {}

  /** One's enrolments (or the one asked for), with the next session; what is under way first. */
  enrolments(personId: string, now: Date, enrolmentId: string | null = null): Promise<EnrolmentRow[]> {
    return this.db.query<EnrolmentRow>(
      `SELECT e.id, r.code, r.kind AS run_kind, r.state, r.starts_on, r.ends_on, r.locales, c.slug AS course_slug, coalesce(v.description -> 'title', c.title) AS course_title,
         (SELECT count(*)::int FROM certificate k WHERE k.enrolment_id = e.id
            AND NOT EXISTS (SELECT 1 FROM certificate l WHERE l.supersedes = k.id)) AS certificate_count,
         s.id AS session_id, s.title AS session_title, s.room AS session_room, s.starts_at AS session_starts_at, s.ends_at AS session_ends_at
       FROM enrolment e JOIN run r ON r.id = e.run_id JOIN course c ON c.id = r.course_id JOIN course_version v ON v.id = r.version_id
       LEFT JOIN LATERAL (SELECT * FROM session WHERE run_id = r.id AND cancelled_at IS NULL AND ends_at > $2
         ORDER BY starts_at LIMIT 1) s ON true
       WHERE ${MINE} AND ($3::uuid IS NULL OR e.id = $3)
       ORDER BY array_position(ARRAY['running', 'planned', 'finished'], r.state), r.ends_on DESC, e.id`,
      [personId, now, enrolmentId],
    );
  }

  /** The activities of each enrolment's version in order, with all that decides how far the learner is. */
  activities(enrolmentIds: readonly string[]): Promise<LearnerActivityRow[]> {
    return this.db.query<LearnerActivityRow>(
      `SELECT e.id AS enrolment_id, m.id AS module_id, m.title AS module_title,
         a.id, a.kind, a.slug, a.title, a.minutes, a.is_required, q.id AS quiz_id, q.purpose,
         t.open_attempt_id, t.last_attempt_id, g.released_at IS NOT NULL AS is_released,
         coalesce(b.blocks, '[]') AS blocks, coalesce(p.facts, '[]') AS facts
       FROM enrolment e JOIN run r ON r.id = e.run_id
       JOIN module m ON m.version_id = r.version_id JOIN activity a ON a.module_id = m.id
       LEFT JOIN quiz q ON q.activity_id = a.id
       LEFT JOIN LATERAL (SELECT (array_agg(id) FILTER (WHERE state = 'open'))[1] AS open_attempt_id,
           (array_agg(id ORDER BY number DESC) FILTER (WHERE state <> 'open'))[1] AS last_attempt_id
         FROM attempt WHERE quiz_id = q.id AND enrolment_id = e.id) t ON true
       LEFT JOIN grade g ON g.quiz_id = q.id AND g.enrolment_id = e.id
       LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('anchor', anchor, 'isCheck', kind = 'check') ORDER BY position) AS blocks
         FROM block WHERE activity_id = a.id) b ON true
       LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('kind', kind, 'anchor', anchor)) AS facts
         FROM progress_event WHERE enrolment_id = e.id AND activity_id = a.id) p ON true
       WHERE e.id = ANY ($1) ORDER BY e.id, m.position, a.position`,
      [enrolmentIds],
    );
  }

  blocksOf(activityId: string): Promise<LessonBlock[]> {
    return this.db.query<LessonBlock>('SELECT anchor, kind, body FROM block WHERE activity_id = $1 ORDER BY position', [
      activityId,
    ]);
  }

  /** Locks one's enrolment, so that two batches are not judged each without the other. False: not one's own. */
  async lockEnrolment(personId: string, enrolmentId: string): Promise<boolean> {
    const row = await this.db.one(
      `SELECT 1 FROM enrolment e JOIN run r ON r.id = e.run_id WHERE ${MINE} AND e.id = $2 FOR NO KEY UPDATE OF e`,
      [personId, enrolmentId],
    );
    return row !== null;
  }

  /**
   * Adds what is new; of a repeated event the earliest time stays. Left out: what names no activity or block of the
   * run's version, and quizzes said to be completed (their attempts tell).
   */
  async addEvents(
    enrolmentId: string,
    receivedAt: Date,
    events: readonly { activityId: string; kind: string; anchor: string; occurredAt: Date }[],
  ): Promise<void> {
    await this.db.execute(
      `INSERT INTO progress_event (enrolment_id, activity_id, kind, anchor, occurred_at, received_at)
       SELECT $1, g.activity_id, g.kind, g.anchor, least(min(g.occurred_at), $2), $2
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::timestamptz[]) AS g (activity_id, kind, anchor, occurred_at)
       JOIN activity a ON a.id = g.activity_id JOIN module m ON m.id = a.module_id
       JOIN run r ON r.version_id = m.version_id JOIN enrolment e ON e.run_id = r.id AND e.id = $1
       LEFT JOIN block b ON b.activity_id = a.id AND b.anchor = g.anchor
       WHERE (g.anchor = '' AND (g.kind = 'opened' OR (g.kind = 'completed' AND a.kind <> 'quiz')))
         OR (b.id IS NOT NULL AND (g.kind = 'reached' OR (g.kind = 'completed' AND b.kind = 'check')))
       GROUP BY g.activity_id, g.kind, g.anchor
       ON CONFLICT (enrolment_id, activity_id, kind, anchor) DO UPDATE SET occurred_at = EXCLUDED.occurred_at
         WHERE EXCLUDED.occurred_at < progress_event.occurred_at`,
      [
        enrolmentId,
        receivedAt,
        events.map((event) => event.activityId),
        events.map((event) => event.kind),
        events.map((event) => event.anchor),
        events.map((event) => event.occurredAt),
      ],
    );
  }

  /** Writes down that these lessons are completed by their last block or answer. */
  async completeLessons(enrolmentId: string, receivedAt: Date, activityIds: readonly string[]): Promise<void> {
    await this.db.execute(
      `INSERT INTO progress_event (enrolment_id, activity_id, kind, anchor, occurred_at, received_at)
       SELECT $1, activity_id, 'completed', '', max(occurred_at), $2 FROM progress_event
       WHERE enrolment_id = $1 AND activity_id = ANY ($3) AND anchor <> '' GROUP BY activity_id
       ON CONFLICT (enrolment_id, activity_id, kind, anchor) DO UPDATE SET occurred_at = EXCLUDED.occurred_at
         WHERE EXCLUDED.occurred_at < progress_event.occurred_at`,
      [enrolmentId, receivedAt, activityIds],
    );
  }

  /** Whether the enrolment is of an open course, whose certificate is issued by itself, and has none yet. */
  async awaitsCertificate(enrolmentId: string): Promise<boolean> {
    const row = await this.db.one(
      "SELECT 1 FROM enrolment e JOIN run r ON r.id = e.run_id AND r.kind = 'open' WHERE e.id = $1 AND e.completed_at IS NULL",
      [enrolmentId],
    );
    return row !== null;
  }

  /** A row per completed activity, and one with null for an enrolment that has completed none. */
  completed(
    runId: string,
    enrolmentIds: readonly string[] | null,
  ): Promise<{ enrolment_id: string; activity_id: string | null }[]> {
    return this.db.query(
      `SELECT e.id AS enrolment_id, d.activity_id FROM enrolment e
       LEFT JOIN LATERAL (
         SELECT activity_id FROM progress_event WHERE enrolment_id = e.id AND kind = 'completed' AND anchor = ''
         UNION SELECT q.activity_id FROM attempt t JOIN quiz q ON q.id = t.quiz_id WHERE t.enrolment_id = e.id AND t.state <> 'open'
       ) d ON true
       WHERE e.run_id = $1 AND ($2::uuid[] IS NULL OR e.id = ANY ($2))`,
      [runId, enrolmentIds],
    );
  }

  required(versionId: string): Promise<{ id: string; kind: ActivityKind; slug: string; title: LocalizedText }[]> {
    return this.db.query(
      `SELECT a.id, a.kind, a.slug, a.title FROM activity a JOIN module m ON m.id = a.module_id
       WHERE m.version_id = $1 AND a.is_required ORDER BY m.position, a.position`,
      [versionId],
    );
  }
}
