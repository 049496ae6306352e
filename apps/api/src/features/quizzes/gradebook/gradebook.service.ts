import type { GradeCell, Gradebook, GradebookPerson } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Audit } from '../../../platform/audit/audit.js';
import { Db } from '../../../platform/db/db.js';
import { type Actor, isOneself } from '../../../platform/http/context.js';
import { cursorText, readCursor, writeCursor } from '../../../platform/http/cursor.js';
import { Problem } from '../../../platform/http/problem.js';
import { Grader } from '../grader.js';
import { ScoringLock } from '../scoring-lock.repository.js';
import {
  type BookCursor,
  type BookPersonRow,
  type BookRow,
  type CellRow,
  type CellScope,
  type EventRow,
  GradebookRepository,
} from './gradebook.repository.js';
import { GradeSettingRepository } from './grade-setting.repository.js';

const FIRST_PAGE = 50;
const PLACE = z
  .tuple([z.uuid(), cursorText])
  .transform(([enrolmentId, searchText]): BookCursor => ({ enrolmentId, searchText }));

/** A grade somebody wants to set (points null: to lift what was set); `version` is the one that was looked at. */
export interface OverrideOrder {
  readonly points: number | null;
  readonly reason: string;
  readonly version: number;
}

const valueOf = (row: Pick<EventRow, 'points' | 'max_points' | 'share' | 'is_final'>) => ({
  points: row.points,
  maxPoints: row.max_points,
  share: row.share,
  isFinal: row.is_final,
});

/** One person's row with a place for every quiz; `institutions` collects each institution once. */
function personOf(row: BookPersonRow, quizzes: number, institutions: Map<string, BookPersonRow>): GradebookPerson {
  const shares: (number | null)[] = Array.from({ length: quizzes }, () => null);
  const states = Array.from({ length: quizzes }, () => '-');
  for (const [index, place] of (row.places ?? []).entries()) {
    shares[place - 1] = row.shares?.[index] ?? null;
    states[place - 1] = row.states?.[index] ?? '-';
  }
  if (!institutions.has(row.institution_id)) institutions.set(row.institution_id, row);
  const institution = [...institutions.keys()].indexOf(row.institution_id);
  return { enrolmentId: row.enrolment_id, name: row.name, institution, shares, states: states.join('') };
}

/**
 * The gradebook of a run. Invariants: what is set is appended, with who, when and why, and lifted by another row; of two who
 * set one grade exactly one wins; a grade whose quiz is marked anonymously is not told before the release; nobody sets their own.
 */
@Injectable()
export class GradebookService {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly books: GradebookRepository,
    private readonly settings: GradeSettingRepository,
    private readonly grader: Grader,
    private readonly lock: ScoringLock,
  ) {}

  async page(runId: string, after: string | undefined, limit = FIRST_PAGE): Promise<Gradebook> {
    const book = await this.book(runId);
    const rows = await this.books.people(runId, book.quizzes, readCursor(PLACE, after, '/after'), limit + 1);
    const shown = rows.slice(0, limit);
    const institutions = new Map<string, BookPersonRow>();
    const people = shown.map((row) => personOf(row, book.quizzes.length, institutions));
    const last = shown.at(-1);
    return {
      ...book,
      people,
      institutions: [...institutions].map(([institutionId, row]) => ({ institutionId, name: row.institution_name })),
      next: rows.length > limit && last ? writeCursor([last.enrolment_id, last.search_text]) : null,
    };
  }

  async book(runId: string): Promise<BookRow> {
    const book = await this.books.book(runId);
    if (!book) throw new Problem('request.not-found');
    return book;
  }

  /** Every person of the run, so many at a time, for a file. */
  async *everybody(runId: string, { quizzes }: BookRow, step: number): AsyncGenerator<BookPersonRow> {
    let after: BookCursor | null = null;
    for (;;) {
      const rows: BookPersonRow[] = await this.books.people(runId, quizzes, after, step);
      yield* rows;
      const last = rows.at(-1);
      if (rows.length < step || !last) return;
      after = { searchText: last.search_text, enrolmentId: last.enrolment_id };
    }
  }

  /** @throws Problem `request.not-found` without a grade, `grading.anonymous`. */
  async cell(scope: CellScope): Promise<GradeCell> {
    const row = told(await this.books.cell(scope));
    return cellOf(row, row.events);
  }

  /**
   * One statement where it does all there is to do; else a transaction, which also finds out why not.
   * @throws Problem as {@link cell}, and `access.own-record`, `request.invalid`, `grade.conflict` with what stands.
   */
  async override(actor: Actor, scope: CellScope, order: OverrideOrder, now: Date): Promise<GradeCell> {
    const set = await this.#set(actor, scope, order, now);
    if (set) return set;
    const isSet = await this.db.tx(() => this.#override(actor, scope, order, now));
    const cell = await this.cell(scope);
    if (!isSet) throw new Problem('grade.conflict', { current: { ...cell.override } });
    return cell;
  }

  async #set(actor: Actor, scope: CellScope, order: OverrideOrder, now: Date): Promise<GradeCell | null> {
    const { points, reason } = order;
    if (points === null) return null;
    const { runId, enrolmentId, quizId } = scope;
    const version = order.version + 1;
    const override = { enrolmentId, quizId, version, points, reason, madeBy: actor.personId, madeAt: now };
    const row = await this.settings.set(runId, override, this.audit.stamp());
    if (!row) return null;
    const { number, max_points, share, is_final } = row;
    const by = `${actor.givenName} ${actor.familyName}`;
    const value = { points: row.points, max_points, share, is_final };
    const event: EventRow = { number, at: now.toISOString(), cause: 'override', by, reason, ...value };
    return cellOf(row, [...(row.events ?? []), event]);
  }

  async #override(actor: Actor, scope: CellScope, order: OverrideOrder, now: Date): Promise<boolean> {
    await this.lock.shareQuiz(scope.quizId);
    await this.books.lock(scope);
    const { points, reason } = order;
    const { enrolmentId, quizId } = scope;
    const version = order.version + 1;
    const override = { enrolmentId, quizId, version, points, reason, madeBy: actor.personId, madeAt: now };
    const before = told(await this.books.appendOverride(scope.runId, override));
    if (isOneself(actor, before.person_id)) throw new Problem('access.own-record');
    if (points !== null && points > before.max_points)
      throw new Problem('request.invalid', {
        errors: [{ pointer: '/points', code: 'too-big', params: { maximum: before.max_points / 100 } }],
      });
    const { is_set: isSet } = before;
    await this.audit.record({
      actorId: actor.personId,
      action: isSet ? 'grade.overridden' : 'grade.override-refused',
      subjectKind: 'enrolment',
      subjectId: enrolmentId,
      before: { quizId, version: before.override_version, points: before.points, share: before.share },
      after: { quizId, version, points },
      reason,
    });
    if (isSet)
      await this.grader.grade([{ enrolmentId, quizId }], now, { kind: 'override', actorId: actor.personId, reason });
    return isSet;
  }
}

/** A grade with what became of it, the newest first. */
const cellOf = (row: CellRow, events: readonly EventRow[]): GradeCell => ({
  name: row.name,
  grade: valueOf(row),
  releasedAt: row.released_at,
  override: { version: row.override_version, points: row.override_points },
  events: events
    .map((event, index) => {
      const before = events[index - 1];
      const { number, cause, by, reason } = event;
      const at = new Date(event.at);
      return { number, at, cause, by, reason, before: before ? valueOf(before) : null, after: valueOf(event) };
    })
    .reverse(),
});

/** A grade that may be told with its name. */
function told<R extends CellRow>(row: R | null): R {
  if (!row) throw new Problem('request.not-found');
  if (row.is_hidden) throw new Problem('grading.anonymous');
  return row;
}
