import type { PreviousCell } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { survivorOf } from '../../platform/db/person-ids.js';
import { type MunicipalityFigures, PEOPLE_OF } from './training-disclosure.js';

export interface ProducingFeed {
  id: string;
  period_id: string;
  state: string;
  starts_on: string;
  ends_on: string;
  period: string;
}

interface FiguresRow {
  place: string;
  enrolled: number;
  completed: number;
  graded: number;
  gain: number;
  assessed: number;
  lacking: number;
}

/** What a feed is counted from: training data, places, and the releases that are out already. */
@Injectable()
export class TrainingFiguresRepository {
  constructor(private readonly db: Db) {}

  /** Everything read after this in the transaction is of one moment; must be its first statement. */
  async readOneMoment(): Promise<void> {
    await this.db.execute('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  }

  async lockFeed(feedId: string): Promise<ProducingFeed | null> {
    return this.db.one<ProducingFeed>(
      `SELECT f.id, f.period_id, f.state, p.starts_on, p.ends_on, p.key AS period
       FROM feed f JOIN period p ON p.id = f.period_id WHERE f.id = $1 FOR UPDATE OF f`,
      [feedId],
    );
  }

  places(): Promise<{ code: string; parent: string | null; slug: string }[]> {
    return this.db.query('SELECT id AS code, parent_id AS parent, slug FROM place ORDER BY slug');
  }

  /** Definitions of docs/observatory.md: finished runs of groups (open courses are not officials' training) that end in the period, by the institution at enrolment. Self-assessments completed in the period, the last of each person, by the institution of that day. */
  async figures(startsOn: string, endsOn: string): Promise<MunicipalityFigures[]> {
    return this.db.query<FiguresRow>(
      `WITH enrolled AS (
         SELECT e.id, ${survivorOf('e.person_id')} AS person_id, i.place_id, e.completed_at IS NOT NULL AS is_completed
         FROM enrolment e
         JOIN run r ON r.id = e.run_id AND r.kind = 'group' AND r.state = 'finished' AND r.ends_on BETWEEN $1 AND $2
         JOIN institution i ON i.id = e.institution_id
         JOIN place p ON p.id = i.place_id AND p.kind = 'municipality'
         WHERE e.state = 'enrolled'
       ), test AS (
         SELECT e.id, avg(g.share) FILTER (WHERE q.purpose = 'pre') AS pre, avg(g.share) FILTER (WHERE q.purpose = 'post') AS post
         FROM enrolled e
         JOIN grade g ON g.enrolment_id = e.id AND g.is_final
         JOIN quiz q ON q.id = g.quiz_id AND q.purpose IN ('pre', 'post')
         GROUP BY e.id
       ), official AS (
         SELECT e.place_id, e.person_id, bool_or(e.is_completed) AS is_completed, round(avg(t.post - t.pre))::int AS gain
         FROM enrolled e LEFT JOIN test t ON t.id = e.id GROUP BY e.place_id, e.person_id
       ), training AS (
         SELECT place_id, count(*)::int AS enrolled, count(*) FILTER (WHERE is_completed)::int AS completed,
           count(gain)::int AS graded, coalesce(sum(gain), 0)::int AS gain
         FROM official GROUP BY place_id
       ), assessment AS (
         SELECT DISTINCT ON (a.person_id) a.id, i.place_id FROM competence_assessment a
         JOIN institution i ON i.id = a.institution_id
         JOIN place p ON p.id = i.place_id AND p.kind = 'municipality'
         WHERE (a.completed_at AT TIME ZONE 'Europe/Belgrade')::date BETWEEN $1 AND $2
         ORDER BY a.person_id, a.number DESC
       ), lack AS (
         SELECT s.place_id, round(10000.0 * count(*) FILTER (WHERE n.gap > 0) / count(*))::int AS share
         FROM assessment s JOIN competence_finding n ON n.assessment_id = s.id GROUP BY s.id, s.place_id
       ), need AS (
         SELECT place_id, count(*)::int AS assessed, sum(share)::int AS lacking FROM lack GROUP BY place_id
       )
       SELECT coalesce(t.place_id, m.place_id) AS place, coalesce(enrolled, 0) AS enrolled, coalesce(completed, 0) AS completed,
         coalesce(graded, 0) AS graded, coalesce(gain, 0) AS gain, coalesce(assessed, 0) AS assessed, coalesce(lacking, 0) AS lacking
       FROM training t FULL JOIN need m ON m.place_id = t.place_id`,
      [startsOn, endsOn],
    );
  }

  /** Number of the newest release; 0 while there is none. */
  async newestRelease(): Promise<number> {
    const row = await this.db.one<{ number: number }>('SELECT coalesce(max(number), 0)::int AS number FROM release');
    return row?.number ?? 0;
  }

  /** What each release of the same or an overlapping period published, with its people; the newest of the same period first. */
  async publishedBefore(feed: ProducingFeed): Promise<PreviousCell[][]> {
    const rows = await this.db.query<{ number: number; indicator: string; place: string; n: number }>(
      `SELECT r.number, i.key AS indicator, c.place_id AS place, c.n
       FROM release r
       JOIN period p ON p.id = r.period_id AND p.starts_on <= $2 AND p.ends_on >= $1
       JOIN feed_cell c ON c.feed_id = r.feed_id AND c.status = 'published' AND c.dims = '{}'
       JOIN indicator i ON i.id = c.indicator_id
       ORDER BY (p.id = $3) DESC, r.number DESC`,
      [feed.starts_on, feed.ends_on, feed.period_id],
    );
    const releases = new Map<number, PreviousCell[]>();
    for (const { number, indicator, place, n } of rows) {
      const cells = releases.get(number) ?? [];
      releases.set(number, cells);
      cells.push({ indicator, people: PEOPLE_OF[indicator] ?? indicator, place, n });
    }
    return [...releases.values()];
  }
}
