/** Seconds a check-in code stays on the screen. */
export const CHECK_IN_STEP_SECONDS = 15;

/** 32 characters, five bits each; without 0, O, 1 and I, which people mix up when they read from a wall. */
export const CHECK_IN_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

export const CHECK_IN_CODE_LENGTH = 6;

/** Which step an instant (epoch ms) lies in: the counter that is authenticated (RFC 6238 with T0 = 0). */
export function checkInCounter(instant: number, stepSeconds: number = CHECK_IN_STEP_SECONDS): number {
  return Math.floor(instant / (stepSeconds * 1000));
}

/**
 * The six characters to show for a message authentication code of the counter, made by the caller with the session's secret.
 * 30 bits by the dynamic truncation of RFC 4226 §5.3, so every code is equally likely.
 * @throws RangeError for fewer than 20 bytes: a caller that passes something else than a digest is a fault in the program.
 */
export function codeFromDigest(digest: Uint8Array): string {
  if (digest.length < 20) throw new RangeError('a check-in code needs a digest of at least 20 bytes');
  const offset = (digest[digest.length - 1] ?? 0) & 0x0f;
  const bits = new DataView(digest.buffer, digest.byteOffset, digest.byteLength).getUint32(offset);
  return Array.from({ length: CHECK_IN_CODE_LENGTH }, (_, place) =>
    CHECK_IN_ALPHABET.charAt((bits >>> (5 * (CHECK_IN_CODE_LENGTH - 1 - place))) & 31),
  ).join('');
}

/**
 * Counters whose code is accepted for a request received at an instant (epoch ms): the current step, then `graceSteps`
 * earlier ones, newest first. Never a later one: a code that is not yet on the screen was not read from it.
 * The instant is that of the first request, before sign-in (mod_attendance #713: signing in took longer than a step).
 */
export function acceptedCounters(
  receivedAt: number,
  stepSeconds: number = CHECK_IN_STEP_SECONDS,
  graceSteps = 1,
): readonly number[] {
  const current = checkInCounter(receivedAt, stepSeconds);
  return Array.from({ length: graceSteps + 1 }, (_, back) => current - back);
}

const CYRILLIC_TWINS: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  Ј: 'J',
  К: 'K',
  М: 'M',
  Р: 'P',
  Ѕ: 'S',
  Т: 'T',
  Х: 'X',
  У: 'Y',
};

/**
 * Letters somebody typed from a wall, a phone or paper: upper case, without spaces, dashes and dots, Cyrillic letters that
 * look like Latin ones read as these (a phone set to Serbian Cyrillic).
 */
export const typedSymbols = (typed: string): string =>
  [...typed.toUpperCase().replace(/[\s\-–—.·]/g, '')].map((letter) => CYRILLIC_TWINS[letter] ?? letter).join('');

/** What somebody typed as a check-in code, see {@link typedSymbols}. Null when it is not a code. */
export function readCheckInCode(typed: string): string | null {
  const code = typedSymbols(typed);
  return code.length === CHECK_IN_CODE_LENGTH && [...code].every((letter) => CHECK_IN_ALPHABET.includes(letter))
    ? code
    : null;
}
