import fc from 'fast-check';
import { readDecimal } from './decimal.js';
import { type NumericKey, scoreNumeric } from './numeric.js';
import { scoreOpen } from './open.js';
import { type ShortTextKey, scoreShortText } from './short-text.js';

const numeric = (key: Omit<NumericKey, 'type'>, text: string) =>
  scoreNumeric({ type: 'numeric' }, { type: 'numeric', ...key }, { type: 'numeric', text }, 100);
const energy = { accepted: [{ value: '1250.5', tolerance: '0.1' }], units: ['MWh', 'м³'] };

describe('a number', () => {
  it.each([
    ['decimal point', '1250.5', 100],
    ['decimal comma', '1250,5', 100],
    ['spaces between groups', '1 250,5', 100],
    ['narrow and fixed spaces between groups', '1\u202f250,50', 100],
    ['a listed unit', '1250.5 MWh', 100],
    ['a unit without a space', '1250,5MWh', 100],
    ['a unit in another case', '1250.5 mWh', 0],
    ['a unit that is not listed', '1250.5 km', 0],
    ['upper bound of the tolerance', '1250,6', 100],
    ['lower bound of the tolerance', '1250.400', 100],
    ['just outside', '1250.6000000000000000001', 0],
    ['a leading plus', '+1250.5', 100],
    ['the wrong sign', '−1250.5', 0],
    ['a point is never grouping', '1.250,5', 0],
    ['groups that are not of three', '12 50.5', 0],
    ['words', 'shumë', 0],
    ['an exponent', '1.2505e3', 0],
    ['more digits than anybody writes', '1'.repeat(200), 0],
  ])('%s: %s → %d', (_name, text, points) => {
    expect(numeric(energy, text)).toEqual({ kind: 'scored', points });
  });

  it('is unanswered when blank', () => {
    expect(numeric(energy, ' \n ')).toEqual({ kind: 'unanswered', points: 0 });
  });

  it('takes any of several values, and a negative one with either minus sign', () => {
    const key = {
      accepted: [
        { value: '3', tolerance: '0' },
        { value: '-7', tolerance: '0' },
      ],
    };
    expect(['3', '3,0', '-7', '−7', '7'].map((text) => numeric(key, text))).toMatchObject(
      [100, 100, 100, 100, 0].map((points) => ({ points })),
    );
  });

  it.each([
    ['no accepted value', { accepted: [] }],
    ['a value that is no number', { accepted: [{ value: 'ten', tolerance: '0' }] }],
    ['a value with a unit', { accepted: [{ value: '10 km', tolerance: '0' }] }],
    ['a negative tolerance', { accepted: [{ value: '10', tolerance: '-1' }] }],
  ])('refuses a key with %s', (_name, key) => {
    expect(() => numeric(key, '10')).toThrow(RangeError);
  });

  it.each<[string, bigint, number, string]>([
    [' 5\n', 5n, 0, ''],
    ['- 5', -5n, 0, ''],
    ['+1 234 567,50 m³', 123_456_750n, 2, 'm³'],
    ['5 a.b', 5n, 0, 'a.b'],
    ['5 a\nb', 5n, 0, 'a\nb'],
    ['007', 7n, 0, ''],
    ['9'.repeat(100), BigInt('9'.repeat(100)), 0, ''],
  ])('reads %j', (text, digits, scale, unit) => {
    expect(readDecimal(text)).toEqual({ value: { digits, scale }, unit });
  });

  it.each(['', ',5', '1.000,50', '1e3', '5 m2', '5 .m', '5 ,', 'a5', '1  250', '1 2345', '9'.repeat(101)])(
    'does not read %j',
    (text) => {
      expect(readDecimal(text)).toBeUndefined();
    },
  );

  it('reads every whole number back, however it is grouped', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(' ', '\u00a0', '\u2009', '\u202f', ''), (number, space) => {
        const text = String(number).replace(/\B(?=(\d{3})+$)/g, space);
        expect(readDecimal(text)).toEqual({ value: { digits: BigInt(number), scale: 0 }, unit: '' });
      }),
    );
  });

  it('is right exactly when the distance is within the tolerance', () => {
    const hundredths = fc.integer({ min: -100_000, max: 100_000 });
    const written = (value: number) =>
      `${value < 0 ? '-' : ''}${Math.floor(Math.abs(value) / 100)}.${String(Math.abs(value) % 100).padStart(2, '0')}`;
    fc.assert(
      fc.property(
        hundredths,
        hundredths.map(Math.abs),
        fc.integer({ min: -200, max: 200 }),
        (value, tolerance, off) => {
          const answer = value + tolerance + off;
          const key = { accepted: [{ value: written(value), tolerance: written(tolerance) }] };
          expect(numeric(key, written(answer).replace('.', ','))).toEqual({
            kind: 'scored',
            points: Math.abs(answer - value) <= tolerance ? 100 : 0,
          });
        },
      ),
    );
  });
});

describe('a short text', () => {
  const short = (key: Omit<ShortTextKey, 'type'>, text: string) =>
    scoreShortText({ type: 'short-text' }, { type: 'short-text', ...key }, { type: 'short-text', text }, 100);

  it.each([
    ['as accepted', false, 'Đakovica', 100],
    ['another variant', false, 'Gjakovë', 100],
    ['spaces around and inside', false, '  Gjakovë ', 100],
    ['decomposed letters', false, 'Gjakovë'.normalize('NFD'), 100],
    ['another case, not folded', false, 'đakovica', 0],
    ['another script, not folded', false, 'Ђаковица', 0],
    ['another case, folded', true, 'GJAKOVË', 100],
    ['another script, folded', true, 'ЂАКОВИЦА', 100],
    ['no diacritics, folded', true, 'Djakovica', 100],
    ['another word, folded', true, 'Prizren', 0],
    ['a sign that folds to nothing', true, '!!', 0],
  ])('%s (fold: %s): %s → %d', (_name, fold, text, points) => {
    expect(short({ accepted: ['Đakovica', 'Gjakovë', '?'], fold }, text)).toEqual({ kind: 'scored', points });
  });

  it('is unanswered when blank', () => {
    expect(short({ accepted: ['x'], fold: true }, '\t ')).toEqual({ kind: 'unanswered', points: 0 });
  });

  it.each([[[]], [['x', ' ']]])('refuses a key that accepts %j', (accepted) => {
    expect(() => short({ accepted, fold: false }, 'x')).toThrow(RangeError);
  });

  it('accepts with folding whatever it accepts without', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aAšŠшëÇ -'), maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(
          word.filter((one) => one.trim() !== ''),
          { minLength: 1 },
        ),
        word,
        (accepted, text) => {
          const strict = short({ accepted, fold: false }, text);
          if (strict.kind === 'scored' && strict.points > 0)
            expect(short({ accepted, fold: true }, text)).toEqual(strict);
          expect(short({ accepted, fold: true }, text).kind).toBe(strict.kind);
        },
      ),
    );
  });
});

describe('an open answer', () => {
  it.each([
    ['something written waits for a person', 'Po', { kind: 'manual' }],
    ['a blank is unanswered', ' \n', { kind: 'unanswered', points: 0 }],
  ])('%s', (_name, text, score) => {
    expect(scoreOpen({ type: 'open' }, { type: 'open' }, { type: 'open', text }, 500)).toEqual(score);
  });
});
