import { createHash } from 'node:crypto';
import type {
  EvidenceDecision,
  EvidenceReason,
  InputOf,
  OutputOf,
  previewSheet,
  recordEvidence,
  SheetPreviewRow,
  Stay,
} from '@edukom/contracts';
import {
  type Interval,
  intersectionOf,
  judgeSheet,
  readCheckedCode,
  SHEET_CODE_LENGTH,
  type SheetRow,
  unreadTimes,
  ZONE,
} from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../../../platform/db/ids.js';
import type { Upload } from '../../../platform/http/context.js';
import { type FieldProblem, Problem } from '../../../platform/http/problem.js';
import { AppendMarksService } from '../append-marks.service.js';
import type { AttendanceMarkRow, StoredInterval } from '../attendance-mark.entity.js';
import { AttendanceRepository, type SessionRow } from '../attendance.repository.js';
import { CaptureRepository, type ListedRow } from '../capture/capture.repository.js';
import { PersonalCodes } from '../capture/personal-codes.js';
import { type LockedEnrolmentRow, MarksRepository } from '../marks.repository.js';
import { requireOpen, spanOf } from '../session-state.js';
import { readAnyTable } from './any-table.js';

type Method = 'sheet' | 'webinar';
type EvidenceRow = InputOf<typeof recordEvidence>['body']['rows'][number];

export const stayOf = ({ start, end }: Interval): Stay => ({ start: new Date(start), end: new Date(end) });
const intervalOf = ({ start, end }: Stay): Interval => ({ start: start.getTime(), end: end.getTime() });

/** Under which a piece of evidence is stored: the same paper or log imported again is the same mark. */
export function evidenceKey(
  method: Method,
  sessionId: string,
  enrolmentId: string,
  present: readonly Interval[],
): string {
  const text = JSON.stringify([method, sessionId, enrolmentId, present.map(({ start, end }) => [start, end])]);
  const hex = createHash('sha256').update(text).digest('hex');
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export const nameOf = (person: Pick<ListedRow, 'given_name' | 'family_name'>): string =>
  `${person.family_name} ${person.given_name}`;

/**
 * Attendance that comes as a paper or a file. Invariants: a preview stores nothing; recording stores all rows that were shown
 * or none; the same rows again store nothing; evidence adds presence within the session and takes none away.
 */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly sessions: AttendanceRepository,
    private readonly marks: MarksRepository,
    private readonly repository: CaptureRepository,
    private readonly appending: AppendMarksService,
    private readonly codes: PersonalCodes,
  ) {}

  async sessionOf(sessionId: string): Promise<SessionRow> {
    const session = await this.sessions.sessionById(sessionId);
    if (!session) throw new Problem('request.not-found');
    return session;
  }

  /** The keys of everything that is recorded of a session. */
  async knownKeys(sessionId: string): Promise<ReadonlySet<string>> {
    return new Set((await this.marks.ofSession(sessionId, null)).map(({ client_key }) => client_key));
  }

  async previewSheet(
    actorId: string,
    sessionId: string,
    upload: Upload | null,
  ): Promise<OutputOf<typeof previewSheet>> {
    const session = await this.sessionOf(sessionId);
    const rows = await readAnyTable(requireFile(upload));
    const people = await this.repository.listed(session.run_id, sessionId);
    const byCode = Map.groupBy(people, (person) => this.codes.sheetCodeOf(sessionId, person.enrolment_id));
    // A code that two people share is nobody's: of 30 bits that is rarer than a lost sheet, and never a wrong mark.
    const find = (code: string) =>
      byCode.get(code)?.length === 1 ? (byCode.get(code)?.[0]?.enrolment_id ?? null) : null;
    const judged = judgeSheet(rows, spanOf(session), ZONE, find);
    if (judged.length === 0) throw new Problem('import.no-rows');
    const known = await this.knownKeys(sessionId);
    const named = new Map(people.map((person) => [person.enrolment_id, person]));
    return {
      rows: judged.map((row) => previewOf(row, sessionId, actorId, named, known)),
      unread: unreadTimes(rows),
    };
  }

  /** Stores what a preview showed. */
  async record(
    actorId: string,
    sessionId: string,
    { method, rows }: InputOf<typeof recordEvidence>['body'],
    receivedAt: Date,
  ): Promise<OutputOf<typeof recordEvidence>> {
    const session = await this.sessionOf(sessionId);
    requireOpen(session, receivedAt);
    const span = spanOf(session);
    const errors = rows.flatMap((row, index) => this.#wrongIn(row, index, method, session));
    if (errors.length > 0) throw new Problem('request.invalid', { errors });
    const marks = rows.map((row): AttendanceMarkRow => {
      const present = intersectionOf(row.present.map(intervalOf), [span]);
      return {
        id: uuidv7(),
        sessionId,
        enrolmentId: row.enrolmentId,
        kind: 'present',
        decidesId: null,
        status: 'accepted',
        method,
        intervals: storedOf(present) as readonly StoredInterval[],
        markerId: actorId,
        deviceAt: null,
        receivedAt,
        reason: row.remark ?? '',
        clientKey: evidenceKey(method, sessionId, row.enrolmentId, present),
      };
    });
    const added = await this.appending.append(session, marks, (enrolments) => checkPeople(actorId, rows, enrolments));
    return { recorded: added.size, known: marks.length - added.size };
  }

  #wrongIn(row: EvidenceRow, index: number, method: Method, session: SessionRow): FieldProblem[] {
    const within = intersectionOf(row.present.map(intervalOf), [spanOf(session)]);
    const isOutside = within.length === 0 && (row.present.length > 0 || method === 'webinar');
    const isProved =
      method === 'webinar' ||
      readCheckedCode(row.code ?? '', SHEET_CODE_LENGTH) === this.codes.sheetCodeOf(session.id, row.enrolmentId);
    return [
      ...(isOutside ? [{ pointer: `/rows/${index}/present`, code: 'outside-session' }] : []),
      ...(isProved ? [] : [{ pointer: `/rows/${index}/code`, code: 'choice' }]),
    ];
  }
}

/** `null`: the whole session. */
const storedOf = (present: readonly Interval[]): StoredInterval[] | null =>
  present.length === 0
    ? null
    : present.map(({ start, end }) => ({ start: new Date(start).toISOString(), end: new Date(end).toISOString() }));

export function requireFile(upload: Upload | null): Buffer {
  if (!upload) throw new Problem('request.invalid', { errors: [{ pointer: '/file', code: 'required' }] });
  return upload.bytes;
}

function checkPeople(actorId: string, rows: readonly EvidenceRow[], enrolments: readonly LockedEnrolmentRow[]): void {
  if (enrolments.some(({ person_id }) => person_id === actorId)) throw new Problem('access.own-record');
  const known = new Set(enrolments.map(({ id }) => id));
  const errors = rows.flatMap((row, index) =>
    known.has(row.enrolmentId) ? [] : [{ pointer: `/rows/${index}/enrolmentId`, code: 'choice' }],
  );
  if (errors.length > 0) throw new Problem('request.invalid', { errors });
}

/** What recording a row does. */
export const decisionOf = (reason: EvidenceReason | null, isKnown: boolean): EvidenceDecision => {
  if (reason !== null) return 'error';
  return isKnown ? 'known' : 'record';
};

function previewOf(
  row: SheetRow,
  sessionId: string,
  actorId: string,
  named: ReadonlyMap<string, ListedRow>,
  known: ReadonlySet<string>,
): SheetPreviewRow {
  const person = row.enrolmentId === null ? undefined : named.get(row.enrolmentId);
  const present = row.present ? [row.present] : [];
  const isKnown = row.enrolmentId !== null && known.has(evidenceKey('sheet', sessionId, row.enrolmentId, present));
  const reason = row.reason ?? (person?.person_id === actorId ? 'own-record' : null);
  return {
    line: row.line,
    code: row.code,
    enrolmentId: row.enrolmentId,
    personName: person ? nameOf(person) : '',
    present: row.present && stayOf(row.present),
    remark: row.remark,
    decision: decisionOf(reason, isKnown),
    reason,
  };
}
