import fc from 'fast-check';
import { canonicalJson, type JsonValue } from './canonical-json.js';

const json = fc.jsonValue({ stringUnit: 'grapheme' }).map((value) => value as JsonValue);
const shuffled = (value: JsonValue): JsonValue => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member ?? null)]),
  );
};

describe('canonicalJson', () => {
  it.each<{ name: string; value: JsonValue; expected: string }>([
    {
      name: 'keys are sorted at every depth',
      value: { b: 1, a: { d: null, c: [true, 'x'] } },
      expected: '{"a":{"c":[true,"x"],"d":null},"b":1}',
    },
    { name: 'upper case sorts before lower case, as code units do', value: { a: 1, B: 2 }, expected: '{"B":2,"a":1}' },
    {
      name: 'keys that look like numbers are sorted as texts',
      value: { 10: 'a', 9: 'b' },
      expected: '{"10":"a","9":"b"}',
    },
    { name: 'letters stay letters', value: 'Đurđević, Gjakovë, Љубав', expected: '"Đurđević, Gjakovë, Љубав"' },
    { name: 'negative zero is zero', value: -0, expected: '0' },
    { name: 'a property without value is left out', value: { a: undefined, b: 1 }, expected: '{"b":1}' },
  ])('$name', ({ value, expected }) => expect(canonicalJson(value)).toBe(expected));

  it.each([NaN, Infinity, 1n, () => 1, new Date(0), [undefined], '\ud800', undefined])('refuses %p', (value) =>
    expect(() => canonicalJson(value as JsonValue)).toThrow(TypeError),
  );

  it('does not depend on the order of keys', () =>
    fc.assert(fc.property(json, (value) => canonicalJson(shuffled(value)) === canonicalJson(value))));
  it('is JSON that means the same value', () =>
    fc.assert(
      fc.property(json, (value) => expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))),
    ));
});
