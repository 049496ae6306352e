/**
 * The human number of a certificate, such as `EDK-2026-000123`: prefix, year of issue, running number with at least six
 * digits. It names a certificate in a letter and proves nothing: verification uses the random code (predictable numbers
 * were used to look people up elsewhere). `n` comes from a locked counter row, never from counting rows.
 * @throws RangeError when the prefix is not 2–8 capital letters, the year not four digits, or `n` not a whole number from 1.
 */
export function formatSerial(prefix: string, year: number, n: number): string {
  if (!/^[A-Z]{2,8}$/.test(prefix)) throw new RangeError('the prefix of a serial is 2 to 8 capital letters');
  if (!Number.isInteger(year) || year < 2000 || year > 9999)
    throw new RangeError('the year of a serial has four digits');
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError('serials are counted from 1');
  return `${prefix}-${year}-${String(n).padStart(6, '0')}`;
}
