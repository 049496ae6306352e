import { formatDayLong, formatNumber, formatPoints, formatShare } from './format.js';

const tuesday = new Date('2026-05-12T22:30:00Z');

it.each([
  ['sq', 'e mërkurë, 13 maj'],
  ['sr-Cyrl', 'среда, 13. мај'],
  ['sr-Latn', 'sreda, 13. maj'],
  ['en', 'Wednesday 13 May'],
] as const)('names a day in %s, by the calendar of the country', (locale, text) => {
  expect(formatDayLong(locale, tuesday)).toBe(text);
});

it('has every Albanian day and month', () => {
  const days = Array.from({ length: 7 }, (_, day) => formatDayLong('sq', new Date(Date.UTC(2026, 0, 4 + day, 12))));
  expect(days.map((text) => text.split(',')[0])).toEqual([
    'e diel',
    'e hënë',
    'e martë',
    'e mërkurë',
    'e enjte',
    'e premte',
    'e shtunë',
  ]);
  const months = Array.from({ length: 12 }, (_, month) =>
    formatDayLong('sq', new Date(Date.UTC(2026, month, 15, 12)))
      .split(' ')
      .at(-1),
  );
  expect(months.join(' ')).toBe('janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor');
});

it('writes numbers as Albanian does, whatever the engine knows of it', () => {
  for (const value of [0.5, 1234.5, 12_345.5, -1_234_567.5])
    expect(formatNumber('sq', value, 1)).toBe(new Intl.NumberFormat('sq', { minimumFractionDigits: 1 }).format(value));
  expect(formatPoints('sq', 250)).toBe('2,5');
  expect(formatShare('sq', 8333)).toBe('83 %');
});
