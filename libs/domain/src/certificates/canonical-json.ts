/** A value as JSON has them; an object's property may be undefined and is then left out, as a database does. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue | undefined };

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

function scalar(value: unknown): string {
  if (typeof value === 'string' && !value.isWellFormed())
    throw new TypeError('a text with half a character has no canonical form');
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError('a number that is not finite has no canonical form');
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return JSON.stringify(value);
  throw new TypeError(`${typeof value} has no canonical form`);
}

function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value !== 'object' || value === null) return scalar(value);
  if (!isPlain(value)) throw new TypeError('only plain objects have a canonical form');
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  // By UTF-16 code units, as RFC 8785 §3.2.3 asks; a locale's order would change with the runtime.
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${scalar(key)}:${write(member)}`).join(',')}}`;
}

/**
 * One text per value, for hashing: keys sorted, no white space, numbers as ECMAScript writes them (RFC 8785, JSON
 * Canonicalization Scheme). Equal values have equal texts whatever the order of their keys or the trip through a database.
 * @throws TypeError for what JSON cannot hold without loss: NaN, infinities, bigint, functions, dates, undefined in a list,
 *   half a surrogate pair. Such a value in a record to be signed is a fault in the program.
 */
export function canonicalJson(value: JsonValue): string {
  return write(value);
}
