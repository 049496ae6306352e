/** Points as people type them, with comma or point, as hundredths; null when that is no number of points up to `max`. */
export function parsePoints(text: string, max: number): number | null {
  const match = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  const hundredths = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return hundredths <= max ? hundredths : null;
}
