import type { LessonBlock } from '@edukom/contracts';
import type {
  ActivityKind,
  CompletionRule,
  ContentLocale,
  LearningFact,
  LessonBlockOutline,
  LocalizedText,
  QuizPurpose,
  ReleaseCondition,
  RunKind,
} from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { idsOfPerson } from '../../platform/db/person-ids.js';

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
  conditions: ReleaseCondition[];
  completion: CompletionRule;
  pass_mark: number | null;
  /** Basis points of the final grade, once it is released. */
  released_share: number | null;
  blocks: LessonBlockOutline[];
  facts: LearningFact[];
  /** The same in every row of an enrolment. */
  missing: MissingCourse[];
}

/** A course to be completed first; whether the person did it without a certificate is told by these enrolments. */
export interface MissingCourse {
  slug: string;
  title: LocalizedText | null;
  enrolments: string[];
}

/** Enrolments a learner works in: their own, not withdrawn, of a run that was not cancelled. */
export const MINE = `e.person_id = ANY (${idsOfPerson('$1')}) AND e.state = 'enrolled' AND r.state <> 'cancelled'`;

/** Where the activities come from, and whose events, attempts and grades count for each. */
interface Source {
  readonly version: string;
  readonly counted: string;
  readonly activity: string;
  readonly quiz: string;
}
const OWN_VERSION: Source = { version: 'r.version_id', counted: '', activity: 'a.id', quiz: 'q.id' };
const OTHER_VERSION: Source = {
  version: '$3::uuid',
  counted: `LEFT JOIN LATERAL (SELECT o.id, p.id AS quiz_id FROM activity o JOIN module n ON n.id = o.module_id
    LEFT JOIN quiz p ON p.activity_id = o.id WHERE n.version_id = e.own_version_id AND o.slug = a.slug AND o.kind = a.kind LIMIT 1) o ON true`,
  activity: 'o.id',
  quiz: 'o.quiz_id',
};

/** Courses to be completed first for which the person has neither a completed enrolment nor a valid certificate. */
const MISSING = `SELECT jsonb_agg(jsonb_build_object('slug', s.slug, 'title', y.title, 'enrolments', (
      SELECT coalesce(jsonb_agg(w.id), '[]') FROM enrolment w JOIN run z ON z.id = w.run_id
      WHERE w.person_id = ANY (${idsOfPerson('e.person_id')}) AND w.state = 'enrolled' AND z.course_id = y.id AND z.state <> 'cancelled')) ORDER BY s.at)
    FROM jsonb_array_elements_text(coalesce(v.description -> 'prerequisites', '[]')) WITH ORDINALITY AS s (slug, at)
    LEFT JOIN course y ON y.slug = s.slug
    WHERE NOT EXISTS (SELECT 1 FROM enrolment w JOIN run z ON z.id = w.run_id
        WHERE w.person_id = ANY (${idsOfPerson('e.person_id')}) AND z.course_id = y.id AND w.completed_at IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM certificate k JOIN award x ON x.id = k.award_id AND x.course_id = y.id
        WHERE k.person_id = ANY (${idsOfPerson('e.person_id')}) AND (k.valid_until IS NULL OR k.valid_until > $2)
          AND (SELECT kind FROM certificate_event WHERE certificate_id = k.id ORDER BY number DESC LIMIT 1) IN ('issued', 'reinstated'))`;

const activitiesSql = ({ version, counted, activity, quiz }: Source): string =>
  `WITH e AS MATERIALIZED (
     SELECT e.id, e.person_id, ${version} AS version_id, r.version_id AS own_version_id, (${MISSING}) AS missing
     FROM enrolment e JOIN run r ON r.id = e.run_id JOIN course_version v ON v.id = ${version} WHERE e.id = ANY ($1)
   )
   SELECT e.id AS enrolment_id, m.id AS module_id, m.title AS module_title,
     a.id, a.kind, a.slug, a.title, a.minutes, a.is_required, a.conditions, a.completion, q.id AS quiz_id, q.purpose, q.pass_mark,
     t.open_attempt_id, t.last_attempt_id, g.released_at IS NOT NULL AS is_released,
     CASE WHEN g.is_final AND g.released_at IS NOT NULL THEN g.share END AS released_share,
     coalesce(b.blocks, '[]') AS blocks, coalesce(p.facts, '[]') AS facts, coalesce(e.missing, '[]') AS missing
   FROM e JOIN module m ON m.version_id = e.version_id JOIN activity a ON a.module_id = m.id
   LEFT JOIN quiz q ON q.activity_id = a.id ${counted}
   LEFT JOIN LATERAL (SELECT (array_agg(id) FILTER (WHERE state = 'open'))[1] AS open_attempt_id,
       (array_agg(id ORDER BY number DESC) FILTER (WHERE state <> 'open'))[1] AS last_attempt_id
     FROM attempt WHERE quiz_id = ${quiz} AND enrolment_id = e.id) t ON true
   LEFT JOIN grade g ON g.quiz_id = ${quiz} AND g.enrolment_id = e.id
   LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('anchor', anchor, 'isCheck', kind = 'check') ORDER BY position) AS blocks
     FROM block WHERE activity_id = a.id) b ON true
   LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('kind', kind, 'anchor', anchor)) AS facts
     FROM progress_event WHERE enrolment_id = e.id AND activity_id = ${activity}) p ON true
   ORDER BY e.id, m.position, a.position`;

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
  activities(enrolmentIds: readonly string[], now: Date): Promise<LearnerActivityRow[]> {
    return this.db.query<LearnerActivityRow>(activitiesSql(OWN_VERSION), [enrolmentIds, now]);
  }

  /** The same as it would be if the enrolments' run were on another version: what was done counts by the activity's name. */
  activitiesUnder(versionId: string, enrolmentIds: readonly string[], now: Date): Promise<LearnerActivityRow[]> {
    return this.db.query<LearnerActivityRow>(activitiesSql(OTHER_VERSION), [enrolmentIds, now, versionId]);
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
   * Adds what is new; of a repeated event the earliest time stays. An event about another version of the course (kept on a
   * device while the run moved on) counts for the activity of the same name. Left out: what names no activity or block of
   * the run's version, quizzes said to be completed (their attempts tell), and minutes where they do not count or enough
   * are known.
   */
  async addEvents(
    enrolmentId: string,
    receivedAt: Date,
    events: readonly { activityId: string; kind: string; anchor: string; occurredAt: Date }[],
  ): Promise<void> {
    await this.db.execute(
      `INSERT INTO progress_event (enrolment_id, activity_id, kind, anchor, occurred_at, received_at)
       SELECT $1, a.id, g.kind, g.anchor, least(min(g.occurred_at), $2), $2
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::timestamptz[]) AS g (activity_id, kind, anchor, occurred_at)
       JOIN activity o ON o.id = g.activity_id JOIN module n ON n.id = o.module_id JOIN course_version w ON w.id = n.version_id
       JOIN enrolment e ON e.id = $1 JOIN run r ON r.id = e.run_id AND r.course_id = w.course_id
       JOIN module m ON m.version_id = r.version_id JOIN activity a ON a.module_id = m.id AND a.slug = o.slug AND a.kind = o.kind
       LEFT JOIN block b ON b.activity_id = a.id AND b.anchor = g.anchor
       WHERE (g.anchor = '' AND (g.kind = 'opened' OR (g.kind = 'completed' AND a.kind <> 'quiz')))
         OR (b.id IS NOT NULL AND (g.kind = 'reached' OR (g.kind = 'completed' AND b.kind = 'check')))
         OR (g.kind = 'minute' AND g.anchor ~ '^m[0-9]{1,12}$' AND a.completion ->> 'kind' = 'minutes'
           AND (a.completion ->> 'minutes')::int > (SELECT count(*) FROM progress_event k
             WHERE k.enrolment_id = $1 AND k.activity_id = a.id AND k.kind = 'minute'))
       GROUP BY a.id, g.kind, g.anchor
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

  /**
   * A row per activity that is completed by the usual rule, and one with null for an enrolment that has completed none:
   * reading through writes a row down, and handing in is the attempt's own state.
   */
  completedAsUsual(
    runId: string,
    enrolmentIds: readonly string[] | null,
  ): Promise<{ enrolment_id: string; activity_id: string | null }[]> {
    return this.db.query(
      `SELECT e.id AS enrolment_id, d.activity_id FROM enrolment e
       LEFT JOIN LATERAL (
         SELECT c.activity_id FROM (
           SELECT activity_id FROM progress_event WHERE enrolment_id = e.id AND kind = 'completed' AND anchor = ''
           UNION SELECT q.activity_id FROM attempt t JOIN quiz q ON q.id = t.quiz_id WHERE t.enrolment_id = e.id AND t.state <> 'open'
         ) c JOIN activity a ON a.id = c.activity_id AND a.completion ->> 'kind' = 'usual'
       ) d ON true
       WHERE e.run_id = $1 AND ($2::uuid[] IS NULL OR e.id = ANY ($2))`,
      [runId, enrolmentIds],
    );
  }

  /** Enrolments of a run (or those asked for) whose version has activities completed by another rule than the usual one. */
  async judgedApart(runId: string, enrolmentIds: readonly string[] | null): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT e.id FROM enrolment e WHERE e.run_id = $1 AND ($2::uuid[] IS NULL OR e.id = ANY ($2))
         AND EXISTS (SELECT 1 FROM run r JOIN module m ON m.version_id = r.version_id JOIN activity a ON a.module_id = m.id
           WHERE r.id = $1 AND a.completion ->> 'kind' <> 'usual')`,
      [runId, enrolmentIds],
    );
    return rows.map(({ id }) => id);
  }

  required(versionId: string): Promise<{ id: string; kind: ActivityKind; slug: string; title: LocalizedText }[]> {
    return this.db.query(
      `SELECT a.id, a.kind, a.slug, a.title FROM activity a JOIN module m ON m.id = a.module_id
       WHERE m.version_id = $1 AND a.is_required ORDER BY m.position, a.position`,
      [versionId],
    );
  }
}
