const WAITS_MS = [2_000, 4_000, 5_000] as const;
/** So much longer at most: by this share of the wait. */
const SPREAD = 0.5;

/**
 * How long to wait before sending again what was refused for now or did not arrive, in milliseconds. Each wait is longer
 * than asked for by a share that chance decides: people whom a busy server refuses in the same moment would otherwise all
 * come back in the same moment.
 * @param failures how often it failed, 1 or more; from the third time on the wait does not grow
 * @param random from 0 up to 1
 */
export function retryWaitMs(failures: number, random: () => number = Math.random): number {
  const wait = WAITS_MS[Math.max(1, failures) - 1] ?? WAITS_MS[2];
  return Math.round(wait * (1 + SPREAD * random()));
}
