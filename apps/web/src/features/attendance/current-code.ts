import type { OutputOf, readCheckInCodes } from '@edukom/contracts';

type Codes = OutputOf<typeof readCheckInCodes>;

/** The code to show at an instant of this device, and the seconds until the next one; null when none is known. */
export interface CurrentCode {
  readonly code: Codes['codes'][number];
  readonly secondsLeft: number;
}

/**
 * Which code to show. Steps are told by the server's clock: the difference of both clocks is taken from the moment the
 * codes arrived, so a device that is minutes off still shows the right one.
 * @param readAt epoch ms of this device when the codes arrived, @param now epoch ms of this device.
 */
export function currentCode({ now: serverNow, codes }: Codes, readAt: number, now: number): CurrentCode | null {
  const instant = serverNow.getTime() + (now - readAt);
  const code = codes.find(({ from, until }) => from.getTime() <= instant && instant < until.getTime());
  return code ? { code, secondsLeft: Math.ceil((code.until.getTime() - instant) / 1000) } : null;
}
