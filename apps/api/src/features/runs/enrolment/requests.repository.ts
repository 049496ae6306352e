import type { LocalizedText, RequestSource, RequestState, RequestStep } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { idsOfPerson } from '../../../platform/db/person-ids.js';

export interface RequestRow {
  readonly id: string;
  readonly runId: string;
  readonly personId: string;
  /** Where the person works on the day asked for, else where they did when they asked. */
  readonly institutionId: string;
  readonly state: RequestState;
  readonly arrival: number;
}

export interface RequestItemRow {
  id: string;
  run_id: string;
  run_title: LocalizedText;
  starts_on: string;
  person_id: string;
  given_name: string;
  family_name: string;
  institution_name: LocalizedText;
  source: RequestSource;
  state: RequestState;
  reason: string;
  requested_at: Date;
  changed_at: Date;
  last_reason: string;
  enrolment_id: string | null;
}

/** Institutions and departments somebody may act in. */
export interface OwnScopes {
  readonly all: boolean;
  readonly institution: readonly string[];
  readonly department: readonly string[];
}

export interface NomineeRow {
  id: string;
  given_name: string;
  family_name: string;
  department_name: string;
  is_asked_by_position: boolean;
}

const ROW = `SELECT q.id, q.run_id AS "runId", q.person_id AS "personId", q.state, q.arrival,
  coalesce((SELECT d.institution_id FROM affiliation f JOIN department d ON d.id = f.department_id
    WHERE f.person_id = q.person_id AND f.is_primary AND f.valid @> $1::date), q.institution_id) AS "institutionId"
  FROM enrolment_request q`;

const LIVE = "q.state IN ('requested', 'endorsed', 'invited', 'waitlisted', 'enrolled', 'no-show')";

const ITEM = `SELECT q.id, q.run_id, r.title AS run_title, r.starts_on, q.person_id, p.given_name, p.family_name,
    i.name AS institution_name, q.source, q.state, q.reason, q.requested_at, q.changed_at, q.enrolment_id,
    (SELECT v.reason FROM enrolment_event v WHERE v.request_id = q.id ORDER BY v.id DESC LIMIT 1) AS last_reason
  FROM enrolment_request q JOIN run r ON r.id = q.run_id JOIN person p ON p.id = q.person_id
  JOIN institution i ON i.id = q.institution_id`;

/** Whether a person `p` works today in the scopes `$1` (all), `$2` (institutions), `$3` (departments). */
const IN_SCOPE = `EXISTS (SELECT 1 FROM affiliation f JOIN department d ON d.id = f.department_id
  WHERE f.person_id = p.id AND f.is_primary AND f.valid @> $4::date
    AND ($1 OR d.institution_id = ANY ($2::uuid[]) OR d.id = ANY ($3::uuid[])))`;

const scopeValues = (scopes: OwnScopes, today: string) => [scopes.all, scopes.institution, scopes.department, today];

@Injectable()
export class RequestsRepository {
  constructor(private readonly db: Db) {}

  /** Adds requests of people, in the given order; the run is held, so numbers do not collide. */
  async add(
    runId: string,
    requests: readonly { id: string; personId: string; institutionId: string }[],
    of: { source: RequestSource; state: RequestState; reason: string; by: string; at: Date },
  ): Promise<void> {
    await this.db.execute(
      `INSERT INTO enrolment_request (id, run_id, person_id, institution_id, source, state, arrival, reason, requested_by, requested_at, changed_at)
       SELECT g.id, $1, g.person_id, g.institution_id, $5, $6,
         (SELECT coalesce(max(arrival), 0) FROM enrolment_request WHERE run_id = $1) + g.place, $7, $8, $9, $9
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) WITH ORDINALITY AS g (id, person_id, institution_id, place)`,
      [
        runId,
        requests.map((one) => one.id),
        requests.map((one) => one.personId),
        requests.map((one) => one.institutionId),
        of.source,
        of.state,
        of.reason,
        of.by,
        of.at,
      ],
    );
  }

  async addEvent(event: {
    id: string;
    requestId: string;
    step: RequestStep;
    state: RequestState;
    reason: string;
    actorId: string | null;
    at: Date;
  }): Promise<void> {
    await this.db.execute(
      'INSERT INTO enrolment_event (id, request_id, step, state, reason, actor_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [event.id, event.requestId, event.step, event.state, event.reason, event.actorId, event.at],
    );
  }

  /** Moves a request on; false when it is not in the state it would leave. */
  async move(
    requestId: string,
    from: RequestState,
    to: RequestState,
    at: Date,
    enrolmentId: string | null,
  ): Promise<boolean> {
    return (
      (await this.db.execute(
        `UPDATE enrolment_request SET state = $3, changed_at = $4, enrolment_id = coalesce($5, enrolment_id)
         WHERE id = $1 AND state = $2`,
        [requestId, from, to, at, enrolmentId],
      )) === 1
    );
  }

  /** Requests of a run by their ids, in the order of arrival. */
  inRun(runId: string, requestIds: readonly string[], today: string): Promise<RequestRow[]> {
    return this.db.query<RequestRow & Record<string, unknown>>(
      `${ROW} WHERE q.run_id = $2 AND q.id = ANY ($3::uuid[]) ORDER BY q.arrival`,
      [today, runId, requestIds],
    );
  }

  /** Requests of people in a run that are not over. */
  liveOf(runId: string, personIds: readonly string[], today: string): Promise<RequestRow[]> {
    return this.db.query<RequestRow & Record<string, unknown>>(
      `${ROW} WHERE q.run_id = $2 AND q.person_id = ANY ($3::uuid[]) AND ${LIVE} ORDER BY q.arrival`,
      [today, runId, personIds],
    );
  }

  /** The live requests of one person in a run, under whichever name. */
  ownLiveOf(runId: string, personId: string, today: string): Promise<RequestRow[]> {
    return this.db.query<RequestRow & Record<string, unknown>>(
      `${ROW} WHERE q.run_id = $2 AND q.person_id = ANY (${idsOfPerson('$3')}) AND ${LIVE} ORDER BY q.arrival`,
      [today, runId, personId],
    );
  }

  /** A request somebody may act on: its person works in their scopes today. */
  inScopes(requestId: string, scopes: OwnScopes, today: string): Promise<{ run_id: string; person_id: string } | null> {
    return this.db.one(
      `SELECT q.run_id, q.person_id FROM enrolment_request q JOIN person p ON p.id = q.person_id WHERE q.id = $5 AND ${IN_SCOPE}`,
      [...scopeValues(scopes, today), requestId],
    );
  }

  ofRun(runId: string, limit: number): Promise<RequestItemRow[]> {
    return this.db.query<RequestItemRow & Record<string, unknown>>(
      `${ITEM} WHERE q.run_id = $1 ORDER BY q.arrival LIMIT $2`,
      [runId, limit],
    );
  }

  ofPerson(personId: string, limit: number): Promise<RequestItemRow[]> {
    return this.db.query<RequestItemRow & Record<string, unknown>>(
      `${ITEM} WHERE q.person_id = ANY (${idsOfPerson('$1')}) ORDER BY q.changed_at DESC, q.id DESC LIMIT $2`,
      [personId, limit],
    );
  }

  /** Requests of people who work in the scopes today, what changed last first, after the cursor. */
  ofScopes(
    scopes: OwnScopes,
    today: string,
    page: { state: RequestState | null; after: readonly [Date, string] | null; limit: number },
  ): Promise<RequestItemRow[]> {
    return this.db.query<RequestItemRow & Record<string, unknown>>(
      `${ITEM} WHERE ${IN_SCOPE} AND ($5::text IS NULL OR q.state = $5)
         AND ($6::timestamptz IS NULL OR (q.changed_at, q.id) < ($6::timestamptz, $7::uuid))
       ORDER BY q.changed_at DESC, q.id DESC LIMIT $8`,
      [...scopeValues(scopes, today), page.state, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
  }

  /** People who work in the scopes today and match every pattern, by name. */
  nominees(
    runId: string,
    scopes: OwnScopes,
    today: string,
    patterns: readonly string[],
    limit: number,
  ): Promise<NomineeRow[]> {
    return this.db.query<NomineeRow & Record<string, unknown>>(
      `WITH asking AS (
         SELECT DISTINCT t.title_fold FROM run r JOIN course_competence c ON c.course_id = r.course_id
         JOIN competence_target g ON g.competence_key = c.competence_key JOIN competence_profile_title t ON t.profile_id = g.profile_id
         WHERE r.id = $7
       )
       SELECT p.id, p.given_name, p.family_name, d.name AS department_name, k.title_fold IS NOT NULL AS is_asked_by_position
       FROM person p
       JOIN affiliation f ON f.person_id = p.id AND f.is_primary AND f.valid @> $4::date JOIN department d ON d.id = f.department_id
       LEFT JOIN position q ON q.id = f.position_id LEFT JOIN asking k ON k.title_fold = q.name_fold
       WHERE ($1 OR d.institution_id = ANY ($2::uuid[]) OR d.id = ANY ($3::uuid[])) AND p.search_text LIKE ALL ($5::text[])
         AND NOT EXISTS (SELECT 1 FROM person_alias k WHERE k.merged_id = p.id)
       ORDER BY is_asked_by_position DESC, p.search_text, p.id LIMIT $6`,
      [...scopeValues(scopes, today), patterns, limit, runId],
    );
  }

  /** Those of some people who work in the scopes today, with their institution. */
  ownAmong(
    personIds: readonly string[],
    scopes: OwnScopes,
    today: string,
  ): Promise<{ id: string; institution_id: string }[]> {
    return this.db.query(
      `SELECT f.person_id AS id, d.institution_id FROM affiliation f JOIN department d ON d.id = f.department_id
       WHERE f.person_id = ANY ($5::uuid[]) AND f.is_primary AND f.valid @> $4::date
         AND ($1 OR d.institution_id = ANY ($2::uuid[]) OR d.id = ANY ($3::uuid[]))`,
      [...scopeValues(scopes, today), personIds],
    );
  }

  /** Focal points of where somebody works on a day, but not the person themself. */
  focalPointsOf(personId: string, today: string): Promise<{ id: string }[]> {
    return this.db.query(
      `SELECT DISTINCT g.person_id AS id FROM role_grant g JOIN account a ON a.person_id = g.person_id AND a.state = 'active'
       JOIN affiliation f ON f.person_id = $1 AND f.is_primary AND f.valid @> $2::date JOIN department d ON d.id = f.department_id
       WHERE g.role = 'focal-point' AND g.valid @> $2::date AND g.person_id <> ALL (${idsOfPerson('$1')})
         AND (g.scope_id = d.institution_id OR g.scope_id = d.id) ORDER BY 1`,
      [personId, today],
    );
  }
}
