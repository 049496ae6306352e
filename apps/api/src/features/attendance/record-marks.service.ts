import type { InputOf, recordMarks } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../../platform/db/ids.js';
import { type FieldProblem, Problem } from '../../platform/http/problem.js';
import { AppendMarksService } from './append-marks.service.js';
import type { AttendanceMarkRow, StoredInterval } from './attendance-mark.entity.js';
import { AttendanceRepository, type SessionRow } from './attendance.repository.js';
import { type LockedEnrolmentRow, MarksRepository } from './marks.repository.js';
import { requireOpen, spanOf } from './session-state.js';

export type ManualMark = InputOf<typeof recordMarks>['body']['marks'][number];

const NEEDS_REASON = new Set<ManualMark['kind']>(['excused', 'reject']);
const NEEDS_TIME = new Set<ManualMark['kind']>(['late', 'left']);
const DECIDES = new Set<ManualMark['kind']>(['confirm', 'reject']);

/** What of a mark its own words decide. */
type Said = Pick<ManualMark, 'kind' | 'at' | 'reason' | 'decidesId'>;

/** What is wrong with one mark, by itself; `index` is its place in the request. */
export function wrongIn(mark: Said, index: number, session: SessionRow): FieldProblem[] {
  const at = (field: string, code: string): FieldProblem => ({ pointer: `/marks/${index}/${field}`, code });
  const span = spanOf(session);
  const found: FieldProblem[] = [];
  if (NEEDS_REASON.has(mark.kind) && !mark.reason) found.push(at('reason', 'required'));
  if (DECIDES.has(mark.kind) && !mark.decidesId) found.push(at('decidesId', 'required'));
  if (NEEDS_TIME.has(mark.kind)) {
    if (!mark.at) found.push(at('at', 'required'));
    else if (mark.at.getTime() < span.start || mark.at.getTime() > span.end) found.push(at('at', 'outside-session'));
  }
  return found;
}

/** What a mark stores of its time; `null`: the whole session. */
export function intervalsOf({ kind, at }: Said): StoredInterval[] | null {
  if (kind === 'present') return null;
  if (kind === 'late') return [{ start: at?.toISOString() ?? '' }];
  return kind === 'left' ? [{ end: at?.toISOString() ?? '' }] : [];
}

/** Marks made by hand. Nobody marks themself; a decision concerns a mark of the same person in the same session. */
@Injectable()
export class RecordMarksService {
  constructor(
    private readonly sessions: AttendanceRepository,
    private readonly marks: MarksRepository,
    private readonly appending: AppendMarksService,
  ) {}

  /**
   * @param method `import`: a table says so, which is evidence and stands over nothing a person has said.
   * @returns how many were new.
   */
  async record(
    markerId: string | null,
    sessionId: string,
    marks: readonly ManualMark[],
    receivedAt: Date,
    method: 'manual' | 'import' = 'manual',
  ): Promise<number> {
    const session = await this.sessions.sessionById(sessionId);
    if (!session) throw new Problem('request.not-found');
    requireOpen(session, receivedAt);
    const errors = marks.flatMap((mark, index) => wrongIn(mark, index, session));
    if (errors.length > 0) throw new Problem('request.invalid', { errors });
    const rows = marks.map((mark): AttendanceMarkRow => ({
      id: uuidv7(),
      sessionId,
      enrolmentId: mark.enrolmentId,
      kind: mark.kind,
      decidesId: (DECIDES.has(mark.kind) ? mark.decidesId : null) ?? null,
      status: 'accepted',
      method,
      intervals: intervalsOf(mark) as readonly StoredInterval[],
      markerId,
      deviceAt: mark.deviceAt ?? null,
      receivedAt,
      reason: mark.reason ?? '',
      clientKey: mark.clientKey,
    }));
    const added = await this.appending.append(session, rows, async (enrolments) => {
      this.#checkPeople(markerId, marks, enrolments);
      await this.#checkDecisions(sessionId, marks);
    });
    return added.size;
  }

  #checkPeople(markerId: string | null, marks: readonly ManualMark[], enrolments: readonly LockedEnrolmentRow[]): void {
    if (markerId !== null && enrolments.some((enrolment) => enrolment.person_id === markerId))
      throw new Problem('access.own-record');
    const known = new Set(enrolments.map((enrolment) => enrolment.id));
    const errors = marks.flatMap((mark, index) =>
      known.has(mark.enrolmentId) ? [] : [{ pointer: `/marks/${index}/enrolmentId`, code: 'choice' }],
    );
    if (errors.length > 0) throw new Problem('request.invalid', { errors });
  }

  async #checkDecisions(sessionId: string, marks: readonly ManualMark[]): Promise<void> {
    const decisions = marks.filter((mark) => DECIDES.has(mark.kind));
    if (decisions.length === 0) return;
    const log = await this.marks.ofSession(sessionId, [...new Set(decisions.map((mark) => mark.enrolmentId))]);
    const owners = new Map(log.map((row) => [row.id, row.enrolment_id]));
    const errors = marks.flatMap((mark, index) =>
      DECIDES.has(mark.kind) && owners.get(mark.decidesId ?? '') !== mark.enrolmentId
        ? [{ pointer: `/marks/${index}/decidesId`, code: 'choice' }]
        : [],
    );
    if (errors.length > 0) throw new Problem('request.invalid', { errors });
  }
}
