import type { InputOf, listSittings, OutputOf, SittingRow } from '@edukom/contracts';
import { extraSecondsOf } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.js';
import { dayOf } from '../../../platform/clock/local-day.js';
import { cursorText, readCursor, writeCursor } from '../../../platform/http/cursor.js';
import { Problem } from '../../../platform/http/problem.js';
import { type SittingDbRow, type SittingKey, SittingsRepository } from './sittings.repository.js';

const PAGE = 100;
const PLACE = z
  .tuple([cursorText, cursorText, z.uuid(), z.int32()])
  .transform(([familyName, givenName, enrolmentId, number]): SittingKey => ({
    familyName,
    givenName,
    enrolmentId,
    number,
  }));

const cursorOf = (row: SittingDbRow): string =>
  writeCursor([row.family_name, row.given_name, row.enrolment_id, row.number]);

/** The time of an attempt from its own start and deadline, so that it is what counts there; of who has not begun, today's. */
function timeOf(row: SittingDbRow, secondsAllowed: number | null): Pick<SittingRow, 'secondsAllowed' | 'extraSeconds'> {
  if (row.attempt_id === null) {
    const extra = extraSecondsOf({ secondsAllowed }, row.extra_time);
    return { secondsAllowed: secondsAllowed === null ? null : secondsAllowed + extra, extraSeconds: extra };
  }
  const { started_at: from, deadline_at: until } = row;
  return {
    secondsAllowed: from && until ? Math.round((until.getTime() - from.getTime()) / 1_000) : null,
    extraSeconds: row.extra_seconds ?? 0,
  };
}

const rowOf = (row: SittingDbRow, secondsAllowed: number | null): SittingRow => ({
  enrolmentId: row.enrolment_id,
  personId: row.person_id,
  name: `${row.given_name} ${row.family_name}`,
  state: row.state,
  attemptId: row.attempt_id,
  number: row.number,
  startedAt: row.started_at,
  deadlineAt: row.deadline_at,
  finishedAt: row.finished_at,
  ...timeOf(row, secondsAllowed),
  answered: row.answered,
  questions: row.questions,
  lastSavedAt: row.last_saved_at,
  late: row.late,
  lateWaiting: row.late_waiting,
});

/** The attempts of a run as its trainers see them: of extra time the effect, never the reason; of answers only how many. */
@Injectable()
export class SittingsService {
  constructor(
    private readonly clock: Clock,
    private readonly repository: SittingsRepository,
  ) {}

  /** @throws Problem `request.not-found` when the run has no such quiz, `request.invalid` for a cursor that is not ours. */
  async list({ params, query }: InputOf<typeof listSittings>): Promise<OutputOf<typeof listSittings>> {
    const { show = 'all', cursor, limit = PAGE } = query;
    const { runId, quizId } = params;
    const after = readCursor(PLACE, cursor);
    const quiz = await this.repository.runQuiz(runId, quizId);
    if (!quiz) throw new Problem('request.not-found');
    const now = this.clock.now();
    const rows = await this.repository.list(params, show, dayOf(now), after, limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      runId,
      runCode: quiz.code,
      quizTitle: quiz.title,
      serverNow: now,
      counts: await this.repository.counts(runId, quizId),
      items: page.map((row) => rowOf(row, quiz.seconds_allowed)),
      next: rows.length > limit && last ? cursorOf(last) : null,
    };
  }
}
