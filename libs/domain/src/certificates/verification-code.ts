/** Digits and letters that cannot be taken for one another on paper (Crockford's base 32: no I, L, O, U). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 128;
const LENGTH = Math.ceil(BITS / 5);

/**
 * The code of a certificate's verification page from 16 random bytes: 26 characters that can be read aloud, typed and put
 * into an address as they are.
 * @throws RangeError for any other number of bytes.
 */
export function verificationCode(random: Uint8Array): string {
  if (random.length * 8 !== BITS) throw new RangeError('a verification code is made from 16 random bytes');
  let value = random.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let code = '';
  for (let index = 0; index < LENGTH; index += 1) {
    code = (ALPHABET[Number(value & 31n)] ?? '') + code;
    value >>= 5n;
  }
  return code;
}

/**
 * What somebody typed or scanned as the code it stands for: case, spaces and hyphens do not matter, O is 0, I and L are 1.
 * Null when it cannot be a code.
 */
export function readVerificationCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Dash_Punctuation}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((letter) => ALPHABET.includes(letter)) ? code : null;
}

/** A code in groups of four for reading: `0ABC-…`. */
export const groupVerificationCode = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1-');
