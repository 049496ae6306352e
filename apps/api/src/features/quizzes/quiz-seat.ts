import type { QuizPage } from '@edukom/contracts';
import { closingTime, type QuizTime, type ReviewLevel, reviewOf, windowState } from '@edukom/domain';
import type { SeatRow } from './attempts.repository.js';
import type { QuizRow } from './quizzes.repository.js';

/** In an open run nobody can be asked for another attempt, so that one slip does not shut somebody out for good. */
const SELF_PACED_ATTEMPTS = 3;

export const timeOf = ({ opens_at, closes_at, seconds_allowed }: QuizRow): QuizTime => ({
  opensAt: opens_at?.getTime() ?? null,
  closesAt: closes_at?.getTime() ?? null,
  secondsAllowed: seconds_allowed,
});

/** null: practice is not limited. */
export function attemptsAllowed({ attempts_allowed, purpose }: QuizRow, seat: SeatRow): number | null {
  if (purpose === 'practice') return null;
  return seat.is_self_paced && purpose !== 'pre' ? Math.max(attempts_allowed, SELF_PACED_ATTEMPTS) : attempts_allowed;
}

export function attemptsLeft(quiz: QuizRow, seat: SeatRow): number | null {
  const allowed = attemptsAllowed(quiz, seat);
  return allowed === null ? null : Math.max(0, allowed - seat.used);
}

export const windowOf = (quiz: QuizRow, seat: SeatRow, at: Date) =>
  windowState(timeOf(quiz), seat.extra_time, at.getTime());

/** When the quiz closes for whoever sits here. */
export function closesAtOf(quiz: QuizRow, seat: SeatRow): Date | null {
  const closing = closingTime(timeOf(quiz), seat.extra_time);
  return closing === null ? null : new Date(closing);
}

/** Whether an attempt may still be begun in this seat. */
const canTryAgain = (quiz: QuizRow, seat: SeatRow, at: Date): boolean =>
  seat.is_open && attemptsLeft(quiz, seat) !== 0 && windowOf(quiz, seat, at) !== 'closed';

/** How much of a finished attempt is shown to the person it belongs to. */
export const shownOf = (
  quiz: QuizRow,
  seat: SeatRow,
  attempt: { readonly isReleased: boolean; readonly pending: number },
  at: Date,
): ReviewLevel =>
  reviewOf({
    ...attempt,
    policy: quiz.review,
    isPractice: quiz.purpose === 'practice',
    isClosed: windowOf(quiz, seat, at) === 'closed',
    canTryAgain: canTryAgain(quiz, seat, at),
  });

/** What the start page offers. */
export function pageState(quiz: QuizRow, seat: SeatRow, at: Date): QuizPage['state'] {
  if (seat.open_id) return 'open';
  if (attemptsLeft(quiz, seat) === 0) return 'used-up';
  if (!seat.is_open) return 'not-open';
  const state = windowOf(quiz, seat, at);
  return state === 'open' ? 'ready' : state;
}
