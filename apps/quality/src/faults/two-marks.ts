/** What one of two trainers gives to an answer. */
export interface GivenMark {
  readonly points: number;
  readonly comment: string;
}

/** What a trainer was answered. */
export interface MarkReply {
  readonly status: number;
  /** The mark that stands, as the loser is told. */
  readonly current: unknown;
}

/** A mark as it is stored. */
export interface StoredMark extends GivenMark {
  readonly version: number;
}

/** How two marks at once were answered. */
export interface MarkRace {
  /** Place of the one that was refused; undefined when there was not exactly one winner and one loser. */
  readonly loser: number | undefined;
  /** What is wrong, in words. */
  readonly wrong: string | undefined;
}

/** One of two must win, and the other be refused with the status of the contract and told the winner's mark. */
export function judgeRace(replies: readonly MarkReply[], given: readonly GivenMark[], conflict: number): MarkRace {
  const winner = replies.findIndex(({ status }) => status === 200);
  const loser = replies.findIndex(({ status }) => status === conflict);
  const [won, lost] = [given[winner], replies[loser]];
  if (!won || !lost)
    return { loser: undefined, wrong: `answered with ${replies.map(({ status }) => status).join(' and ')}` };
  const wrong = isMark(lost.current, won, 1) ? undefined : `the loser was told ${JSON.stringify(lost.current)}`;
  return { loser, wrong };
}

/** The log must hold both: the winner's, then the loser's on top of it. Gives what is wrong, in words. */
export function judgeLog(
  stored: readonly StoredMark[],
  given: readonly GivenMark[],
  loser: number,
): string | undefined {
  const expected = [given[1 - loser], given[loser]];
  const isLog =
    stored.length === 2 &&
    expected.every((mark, place) => mark !== undefined && isMark(stored[place], mark, 1 + place));
  return isLog ? undefined : `${stored.length} marks: ${JSON.stringify(stored)}`;
}

function isMark(found: unknown, { points, comment }: GivenMark, version: number): boolean {
  const mark = found as Partial<StoredMark> | null | undefined;
  return mark?.version === version && mark.points === points && mark.comment === comment;
}
