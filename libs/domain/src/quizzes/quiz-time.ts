/** When a quiz can be sat, and for how long; instants in milliseconds. */
export interface QuizTime {
  readonly opensAt: number | null;
  readonly closesAt: number | null;
  /** null: no limit. */
  readonly secondsAllowed: number | null;
}

/** Extra time of a person in basis points of the time allowed. */
type ExtraTime = number;

/** Whole seconds a person has more than the others. */
export const extraSecondsOf = ({ secondsAllowed }: Pick<QuizTime, 'secondsAllowed'>, extra: ExtraTime): number =>
  Math.floor(((secondsAllowed ?? 0) * extra) / 10_000);

/** When the quiz closes for a person: extra time moves the closing time too. Source: product.md, *Quizzes*. */
export const closingTime = (time: QuizTime, extra: ExtraTime): number | null =>
  time.closesAt === null ? null : time.closesAt + extraSecondsOf(time, extra) * 1_000;

/** Whether a quiz can be begun at a moment: from the opening on, before the closing. */
export function windowState(time: QuizTime, extra: ExtraTime, now: number): 'early' | 'open' | 'closed' {
  if (time.opensAt !== null && now < time.opensAt) return 'early';
  const closing = closingTime(time, extra);
  return closing !== null && now >= closing ? 'closed' : 'open';
}

/** When an attempt begun at a moment ends: after the time allowed, at the closing at the latest; null: never. */
export function attemptDeadline(time: QuizTime, extra: ExtraTime, startedAt: number): number | null {
  const { secondsAllowed } = time;
  const ends = [
    ...(secondsAllowed === null ? [] : [startedAt + (secondsAllowed + extraSecondsOf(time, extra)) * 1_000]),
    ...[closingTime(time, extra)].filter((at) => at !== null),
  ];
  return ends.length === 0 ? null : Math.min(...ends);
}
