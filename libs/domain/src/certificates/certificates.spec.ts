import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { CERTIFICATE_EVENT_KINDS, type CertificateEventKind, editionState, isEventAllowed } from './edition-state.js';
import { type ChainedEvent, eventLink, verifyChain } from './event-chain.js';
import { formatSerial } from './serial.js';

describe('formatSerial', () => {
  it('pads to six digits and grows beyond', () => {
    expect(formatSerial('EDK', 2026, 123)).toBe('EDK-2026-000123');
    expect(formatSerial('EDK', 2026, 1_234_567)).toBe('EDK-2026-1234567');
  });
  it.each<[string, number, number]>([
    ['edk', 2026, 1],
    ['', 2026, 1],
    ['EDK', 26, 1],
    ['EDK', 2026, 0],
    ['EDK', 2026, 1.5],
    ['EDK', 2026.5, 1],
  ])('refuses %p %p %p', (prefix, year, n) => expect(() => formatSerial(prefix, year, n)).toThrow(RangeError));
});

describe('editionState', () => {
  const cases: readonly {
    name: string;
    kinds: CertificateEventKind[];
    validUntil?: number;
    expected: string | null;
  }[] = [
    { name: 'never issued', kinds: [], expected: null },
    { name: 'issued without end', kinds: ['issued'], expected: 'issued' },
    { name: 'the last millisecond before the end', kinds: ['issued'], validUntil: 101, expected: 'issued' },
    { name: 'the end has come', kinds: ['issued'], validUntil: 100, expected: 'expired' },
    { name: 'revoked', kinds: ['issued', 'revoked'], expected: 'revoked' },
    { name: 'revoked stays revoked past its end', kinds: ['issued', 'revoked'], validUntil: 50, expected: 'revoked' },
    { name: 'reinstated', kinds: ['issued', 'revoked', 'reinstated'], expected: 'reinstated' },
    {
      name: 'reinstated and past its end',
      kinds: ['issued', 'revoked', 'reinstated'],
      validUntil: 50,
      expected: 'expired',
    },
    { name: 'revoked a second time', kinds: ['issued', 'revoked', 'reinstated', 'revoked'], expected: 'revoked' },
    { name: 'superseded', kinds: ['issued', 'superseded'], expected: 'superseded' },
    { name: 'superseded is final', kinds: ['issued', 'superseded', 'reinstated'], expected: 'superseded' },
    { name: 'superseded after being revoked', kinds: ['issued', 'revoked', 'superseded'], expected: 'superseded' },
    { name: 'revoking what was never issued', kinds: ['revoked'], expected: null },
  ];
  it.each(cases)('$name → $expected', ({ kinds, validUntil, expected }) =>
    expect(editionState(kinds, 100, validUntil ?? null)).toBe(expected),
  );
  it('allows an event exactly when it changes the ledger', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...CERTIFICATE_EVENT_KINDS), { maxLength: 6 }),
        fc.constantFrom(...CERTIFICATE_EVENT_KINDS),
        (kinds, kind) => {
          const changed = editionState([...kinds, kind], 0, null) !== editionState(kinds, 0, null);
          expect(isEventAllowed(kinds, kind)).toBe(changed);
        },
      ),
    ));
});

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const chain = (events: readonly string[]): ChainedEvent[] =>
  events.reduce<ChainedEvent[]>((sealed, kind, n) => {
    const previousHash = sealed.at(-1)?.hash ?? null;
    const event = { kind, at: n, by: 'a' };
    return [...sealed, { previousHash, event, hash: sha256(eventLink(previousHash, event)) }];
  }, []);
const kinds = fc.array(fc.constantFrom('issued', 'revoked', 'reinstated'), { minLength: 1, maxLength: 8 });

describe('verifyChain', () => {
  it('accepts what was sealed', () =>
    fc.assert(fc.property(kinds, (list) => verifyChain(chain(list), sha256, chain(list).at(-1)?.hash).ok)));
  it('accepts an empty chain whose head is noted as empty', () =>
    expect(verifyChain([], sha256, null)).toEqual({ ok: true }));
  it('finds a changed event, even when its own hash was made anew', () =>
    fc.assert(
      fc.property(kinds, fc.nat(7), fc.boolean(), (list, n, resealed) => {
        const events = chain([...list, 'issued']);
        const index = n % list.length;
        const forged = events.map((one, at) => {
          if (at !== index) return one;
          const event = { kind: 'forged', at: n, by: 'b' };
          return { ...one, event, hash: resealed ? sha256(eventLink(one.previousHash, event)) : one.hash };
        });
        expect(verifyChain(forged, sha256)).toEqual(
          resealed ? { ok: false, index: index + 1, code: 'broken-link' } : { ok: false, index, code: 'wrong-hash' },
        );
      }),
    ));
  it('finds a removed event and two swapped ones', () => {
    const [a, b, c] = chain(['issued', 'revoked', 'reinstated']) as [ChainedEvent, ChainedEvent, ChainedEvent];
    expect(verifyChain([a, c], sha256)).toEqual({ ok: false, index: 1, code: 'broken-link' });
    expect(verifyChain([b, c], sha256)).toEqual({ ok: false, index: 0, code: 'broken-link' });
    expect(verifyChain([a, c, b], sha256)).toEqual({ ok: false, index: 1, code: 'broken-link' });
  });
  it('finds a cut tail by the head noted elsewhere, and only by it', () => {
    const whole = chain(['issued', 'revoked']);
    expect(verifyChain(whole.slice(0, 1), sha256)).toEqual({ ok: true });
    expect(verifyChain(whole.slice(0, 1), sha256, whole[1]?.hash)).toEqual({ ok: false, index: 1, code: 'wrong-head' });
  });
  it('does not let two events share a text', () =>
    expect(eventLink(null, { a: 1 })).not.toBe(eventLink('null', { a: 1 })));
});
