import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import {
  acceptedCounters,
  CHECK_IN_ALPHABET,
  checkInCounter,
  codeFromDigest,
  readCheckInCode,
} from './rotating-code.js';

const digest = (counter: number) => {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  return createHmac('sha1', '12345678901234567890').update(message).digest();
};

describe('rotating check-in code', () => {
  it('uses 32 characters nobody mixes up', () => {
    expect(new Set(CHECK_IN_ALPHABET).size).toBe(32);
    expect(CHECK_IN_ALPHABET).not.toMatch(/[0O1I]/);
  });
  it('takes the bits RFC 4226 appendix D lists for its counters', () => {
    const truncated = [0x4c93cf18, 0x41397eea, 0x82fef30, 0x66ef7655];
    const expected = truncated.map((bits) =>
      [25, 20, 15, 10, 5, 0].map((shift) => CHECK_IN_ALPHABET.charAt((bits >>> shift) & 31)).join(''),
    );
    expect([0, 1, 2, 3].map((counter) => codeFromDigest(digest(counter)))).toEqual(expected);
  });
  it('refuses something that is not a digest', () =>
    expect(() => codeFromDigest(new Uint8Array(4))).toThrow(RangeError));
  it('reads back every code it makes, however it is typed', () =>
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 64 }), (bytes) => {
        const code = codeFromDigest(bytes);
        expect(readCheckInCode(` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `)).toBe(code);
      }),
    ));
  it('reads Cyrillic letters that look like Latin ones', () => expect(readCheckInCode('АВС 2ЕН')).toBe('ABC2EH'));
  it.each(['', 'ABC2E', 'ABC2EHH', 'ABC0EH', 'ABCЖEH'])('takes %p for no code', (typed) =>
    expect(readCheckInCode(typed)).toBeNull(),
  );
  it('changes every 15 seconds', () =>
    expect([0, 14_999, 15_000].map((instant) => checkInCounter(instant))).toEqual([0, 0, 1]));
  it('accepts the step on the screen and one before it, never one to come', () => {
    expect(acceptedCounters(150_000)).toEqual([10, 9]);
    expect(acceptedCounters(150_000, 15, 0)).toEqual([10]);
    expect(acceptedCounters(150_000, 30, 2)).toEqual([5, 4, 3]);
  });
});
