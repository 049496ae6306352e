import type { CertificateEventKind, EditionState, LocalizedText } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.js';
import { idsOfPerson } from '../../platform/db/person-ids.js';
import type { AwardKind } from '../courses/award.entity.js';
import type { CertificateFacts, EventFacts } from './certificate-record.js';

/** A certificate with what the ledger shows beside it. */
export interface LedgerRow extends CertificateFacts {
  kind: AwardKind;
  content_hash: string;
  /** Null for a path. */
  run_code: string | null;
  is_document_ready: boolean;
  /** Its events, oldest first. */
  kinds: CertificateEventKind[];
}

/** What limits a list to the runs somebody may see. */
export interface VisibleRuns {
  readonly all: boolean;
  readonly ids: {
    readonly institution: readonly string[];
    readonly course: readonly string[];
    readonly run: readonly string[];
  };
}

export interface LedgerFilter {
  readonly search: string | null;
  /** `search` folded over script and diacritics. */
  readonly folded: string | null;
  readonly runId: string | null;
  readonly state: EditionState | null;
  readonly cursor: string | null;
  readonly limit: number;
  readonly now: Date;
}

const COLUMNS = `c.id, c.kind, c.person_id, c.award_id, c.cycle, c.edition, c.enrolment_id, c.run_id, c.serial, c.code, c.snapshot, c.eligibility,
    c.content_hash, c.issued_at, c.valid_until, c.supersedes, r.code AS run_code, d.certificate_id IS NOT NULL AS is_document_ready,
    ARRAY(SELECT v.kind FROM certificate_event v WHERE v.certificate_id = c.id ORDER BY v.number) AS kinds`;
const LEDGER = `SELECT ${COLUMNS} FROM certificate c LEFT JOIN run r ON r.id = c.run_id LEFT JOIN certificate_document d ON d.certificate_id = c.id`;
const VISIBLE =
  '($1::boolean OR r.id = ANY ($2::uuid[]) OR r.course_id = ANY ($3::uuid[]) OR r.host_institution_id = ANY ($4::uuid[]))';
/** The same as the domain's `editionState`, for filtering: events that may not follow are never written. */
const STATE = `(SELECT CASE WHEN v.kind IN ('issued', 'reinstated') AND c.valid_until <= $8 THEN 'expired' ELSE v.kind END
  FROM certificate_event v WHERE v.certificate_id = c.id ORDER BY v.number DESC LIMIT 1)`;

@Injectable()
export class LedgerRepository {
  constructor(private readonly db: Db) {}

  list(visible: VisibleRuns, filter: LedgerFilter): Promise<LedgerRow[]> {
    return this.db.query<LedgerRow>(
      `${LEDGER} JOIN person p ON p.id = c.person_id
       WHERE ${VISIBLE}
         AND ($5::text IS NULL OR p.search_text LIKE '%' || $6::text || '%' OR c.serial ILIKE '%' || $5 || '%')
         AND ($7::uuid IS NULL OR c.run_id = $7) AND ($9::text IS NULL OR ${STATE} = $9)
         AND ($10::uuid IS NULL OR c.id < $10)
       ORDER BY c.id DESC LIMIT $11`,
      [
        visible.all,
        visible.ids.run,
        visible.ids.course,
        visible.ids.institution,
        filter.search && likeLiteral(filter.search),
        filter.folded && likeLiteral(filter.folded),
        filter.runId,
        filter.now,
        filter.state,
        filter.cursor,
        filter.limit,
      ],
    );
  }

  byId(certificateId: string): Promise<LedgerRow | null> {
    return this.db.one<LedgerRow>(`${LEDGER} WHERE c.id = $1`, [certificateId]);
  }

  /** Held until the transaction ends, so that events of one certificate are written one after the other. */
  async lock(certificateId: string): Promise<LedgerRow | null> {
    const locked = await this.db.one('SELECT 1 FROM certificate WHERE id = $1 FOR UPDATE', [certificateId]);
    return locked ? this.byId(certificateId) : null;
  }

  byCode(code: string): Promise<(LedgerRow & { successor_serial: string | null; events: WireEvent[] | null }) | null> {
    return this.db
      .prepared<LedgerRow & { successor_serial: string | null; events: WireEvent[] | null }>(
        'certificate-by-code',
        `SELECT ${COLUMNS}, (SELECT n.serial FROM certificate n WHERE n.supersedes = c.id) AS successor_serial,
           (SELECT json_agg(json_build_object('number', v.number, 'kind', v.kind, 'at', v.at, 'actor_id', v.actor_id, 'reason', v.reason,
             'previous_hash', v.previous_hash, 'hash', v.hash) ORDER BY v.number) FROM certificate_event v WHERE v.certificate_id = c.id) AS events
         FROM certificate c LEFT JOIN run r ON r.id = c.run_id LEFT JOIN certificate_document d ON d.certificate_id = c.id WHERE c.code = $1`,
        [code],
      )
      .then((rows) => rows[0] ?? null);
  }

  ofPerson(personId: string): Promise<LedgerRow[]> {
    return this.db.query<LedgerRow>(`${LEDGER} WHERE c.person_id = ANY (${idsOfPerson('$1')}) ORDER BY c.id DESC`, [
      personId,
    ]);
  }

  /** The newest edition of each (person, award, cycle) of a run's enrolments; it may have been issued in another run. */
  newestOfRun(runId: string): Promise<LedgerRow[]> {
    return this.db.query<LedgerRow>(
      `SELECT DISTINCT ON (c.person_id, c.cycle) ${COLUMNS} FROM enrolment e JOIN run er ON er.id = e.run_id
         JOIN award a ON a.course_id = er.course_id AND a.kind = CASE er.kind WHEN 'open' THEN 'open' ELSE 'course' END
         JOIN certificate c ON c.person_id = e.person_id AND c.award_id = a.id AND c.cycle = e.cycle
         JOIN run r ON r.id = c.run_id LEFT JOIN certificate_document d ON d.certificate_id = c.id
       WHERE e.run_id = $1 ORDER BY c.person_id, c.cycle, c.edition DESC`,
      [runId],
    );
  }

  newestOf(personId: string, awardId: string, cycle: number): Promise<LedgerRow | null> {
    return this.db.one<LedgerRow>(
      `${LEDGER} WHERE c.person_id = $1 AND c.award_id = $2 AND c.cycle = $3 ORDER BY c.edition DESC LIMIT 1`,
      [personId, awardId, cycle],
    );
  }

  /** The newest edition of the newest cycle. */
  newestOfAward(personId: string, awardId: string): Promise<LedgerRow | null> {
    return this.db.one<LedgerRow>(
      `${LEDGER} WHERE c.person_id = ANY (${idsOfPerson('$1')}) AND c.award_id = $2 ORDER BY c.cycle DESC, c.edition DESC LIMIT 1`,
      [personId, awardId],
    );
  }

  /** The newest edition of the newest cycle of each person with this award. */
  newestOfHolders(awardId: string): Promise<LedgerRow[]> {
    return this.db.query<LedgerRow>(
      `SELECT DISTINCT ON (c.person_id) ${COLUMNS} FROM certificate c LEFT JOIN run r ON r.id = c.run_id
         LEFT JOIN certificate_document d ON d.certificate_id = c.id
       WHERE c.award_id = $1 ORDER BY c.person_id, c.cycle DESC, c.edition DESC`,
      [awardId],
    );
  }

  events(certificateId: string): Promise<(EventFacts & { actor: string })[]> {
    return this.db.query(
      `SELECT v.number, v.kind, v.at, v.actor_id, v.reason, v.previous_hash, v.hash, coalesce(p.given_name || ' ' || p.family_name, '') AS actor
       FROM certificate_event v LEFT JOIN person p ON p.id = v.actor_id WHERE v.certificate_id = $1 ORDER BY v.number`,
      [certificateId],
    );
  }

  /** Serials of the edition before and after, and the hash of the PDF. */
  async neighbours(
    certificateId: string,
  ): Promise<{ supersedes_serial: string | null; successor_serial: string | null; pdf_hash: string | null }> {
    const row = await this.db.one<{
      supersedes_serial: string | null;
      successor_serial: string | null;
      pdf_hash: string | null;
    }>(
      `SELECT o.serial AS supersedes_serial, n.serial AS successor_serial, d.pdf_hash FROM certificate c
         LEFT JOIN certificate o ON o.id = c.supersedes LEFT JOIN certificate n ON n.supersedes = c.id
         LEFT JOIN certificate_document d ON d.certificate_id = c.id WHERE c.id = $1`,
      [certificateId],
    );
    return row ?? { supersedes_serial: null, successor_serial: null, pdf_hash: null };
  }

  /**
   * Runs of groups somebody may issue in, the newest first, with their enrolled and issued numbers. Open runs are left
   * out: their certificates are issued by themselves.
   */
  runsToIssue(
    visible: VisibleRuns,
  ): Promise<{ id: string; code: string; title: LocalizedText; ends_on: string; enrolled: number; issued: number }[]> {
    return this.db.query(
      `SELECT r.id, r.code, r.title, r.ends_on,
         (SELECT count(*)::int FROM enrolment e WHERE e.run_id = r.id AND e.state = 'enrolled') AS enrolled,
         (SELECT count(DISTINCT (c.person_id, c.cycle))::int FROM certificate c WHERE c.run_id = r.id) AS issued
       FROM run r WHERE ${VISIBLE} AND r.kind = 'group' AND r.state IN ('running', 'finished') ORDER BY r.ends_on DESC, r.id DESC LIMIT 50`,
      [visible.all, visible.ids.run, visible.ids.course, visible.ids.institution],
    );
  }
}

/** An event inside a JSON aggregate: its instant as PostgreSQL writes it. */
export type WireEvent = Omit<EventFacts, 'at'> & { readonly at: string };

const likeLiteral = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');
