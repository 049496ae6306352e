/** What the database says of an attempt that has ended, and of the answers kept beside it. */
export interface EndOfAttempt {
  readonly attemptId: string;
  readonly state: string;
  readonly finishedAt: Date | null;
  readonly deadlineAt: Date | null;
  readonly points: number | null;
  readonly receiptHash: string | null;
  readonly answered: number | null;
  /** When the server last heard of it while it was open. */
  readonly heardAt: Date | null;
  readonly late: readonly { readonly receivedAt: string; readonly lastContactAt: string | null }[];
}

/** What of an end is not as it must be, after late answers came; `before`: the same attempt before they came. */
export function wrongLate(end: EndOfAttempt, before: EndOfAttempt | undefined): string[] {
  const { attemptId, state, finishedAt, deadlineAt, late } = end;
  const isAtDeadline = finishedAt !== null && finishedAt.getTime() === deadlineAt?.getTime();
  const kept = (one: EndOfAttempt | undefined): string =>
    JSON.stringify([one?.points, one?.receiptHash, one?.answered]);
  const heard = before?.heardAt?.getTime() ?? NaN;
  const checks: readonly (readonly [string, boolean])[] = [
    [`ended as ${state}`, state === 'expired'],
    ['not ended at the deadline', isAtDeadline],
    ['result or receipt changed by what came late', kept(end) === kept(before)],
    [
      'late answers received before the end',
      late.every(({ receivedAt }) => Date.parse(receivedAt) > Number(finishedAt)),
    ],
    [
      'late answers not bounded by what the server last heard',
      late.every(({ lastContactAt }) => Math.abs(Date.parse(lastContactAt ?? '') - heard) < 1),
    ],
    ['heard of after the end', heard <= Number(finishedAt)],
  ];
  return checks.filter(([, isRight]) => !isRight).map(([words]) => `${attemptId}: ${words}`);
}
