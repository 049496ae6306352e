import fc from 'fast-check';
import { groupVerificationCode, readVerificationCode, verificationCode } from './verification-code.js';

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });

it('is read back from any way of writing it', () =>
  fc.assert(
    fc.property(bytes, (random) => {
      const code = verificationCode(random);
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
      expect(readVerificationCode(code)).toBe(code);
      expect(readVerificationCode(` ${groupVerificationCode(code).toLowerCase()} `)).toBe(code);
      expect(readVerificationCode(code.replaceAll('0', 'O').replaceAll('1', 'l').replaceAll('-', '–'))).toBe(code);
    }),
  ));

it('differs for different bytes', () =>
  fc.assert(
    fc.property(bytes, bytes, (a, b) =>
      expect(verificationCode(a) === verificationCode(b)).toBe(a.join() === b.join()),
    ),
  ));

it('is grouped by four', () => expect(groupVerificationCode('ABCDEFGHIJ')).toBe('ABCD-EFGH-IJ'));

it.each(['', 'ABC', 'U'.repeat(26), `${'A'.repeat(26)}B`, 'Ђ'.repeat(26)])('refuses %p', (typed) =>
  expect(readVerificationCode(typed)).toBeNull(),
);

it('refuses fewer random bytes', () => expect(() => verificationCode(new Uint8Array(15))).toThrow(RangeError));
