/** A decimal number without rounding: `digits` × 10^−`scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const GROUPED = String.raw`\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+`;
const DECIMAL = new RegExp(String.raw`^([+\-−]?)\s*(${GROUPED}|\d+)(?:[.,](\d+))?\s*(\D.*)?$`, 'su');

/** The longest number that is read; nobody answers with more, and exact arithmetic stays cheap. */
const MAX_LENGTH = 100;

/**
 * Reads a number as people here write it: comma or point before the decimals, spaces between groups of three, `-` or `−`,
 * and what follows as unit text (`1 250,5 MWh` → 1250.5, `MWh`). A point is always decimal: `1.000` is one.
 * Answers `undefined` for anything else (`1.000,50`, `abc`, `1e3`, `,5`, more than 100 characters).
 */
export function readDecimal(text: string): { readonly value: Decimal; readonly unit: string } | undefined {
  const match = text.length > MAX_LENGTH ? null : DECIMAL.exec(text.trim());
  if (match === null) return undefined;
  const [, sign = '', whole = '', decimals = '', unit = ''] = match;
  if (/^[.,]|\d/.test(unit)) return undefined;
  const digits = BigInt(whole.replace(/\D/g, '') + decimals);
  return { value: { digits: sign === '-' || sign === '−' ? -digits : digits, scale: decimals.length }, unit };
}

/** Whether |a − b| ≤ tolerance, exactly. */
export function isWithin(a: Decimal, b: Decimal, tolerance: Decimal): boolean {
  const scale = Math.max(a.scale, b.scale, tolerance.scale);
  const scaled = (one: Decimal): bigint => one.digits * 10n ** BigInt(scale - one.scale);
  const difference = scaled(a) - scaled(b);
  return (difference < 0n ? -difference : difference) <= scaled(tolerance);
}

/** |value| × percent / 100, exactly. */
export function percentOf(value: Decimal, percent: Decimal): Decimal {
  const digits = value.digits < 0n ? -value.digits : value.digits;
  return { digits: digits * percent.digits, scale: value.scale + percent.scale + 2 };
}
