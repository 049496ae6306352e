import { loadTranslate, type Translate } from '@edukom/i18n';
import { figureText, periodText, type ShownFigure } from './figure-text.js';

let t: Record<'sq' | 'sr-Cyrl' | 'sr-Latn' | 'en', Translate>;
beforeAll(async () => {
  t = {
    sq: await loadTranslate('sq'),
    'sr-Cyrl': await loadTranslate('sr-Cyrl'),
    'sr-Latn': await loadTranslate('sr-Latn'),
    en: await loadTranslate('en'),
  };
});

const published = (value: number, bound: ShownFigure['bound'] = null): ShownFigure => ({
  status: 'published',
  value,
  bound,
});

it.each<[keyof typeof t, 'count' | 'share' | 'mean', ShownFigure, string]>([
  ['sq', 'count', published(12_345), '12 345'],
  ['sq', 'share', published(8571), '85,7 %'],
  ['en', 'share', published(9500, 'at-least'), '≥ 95 %'],
  ['sr-Cyrl', 'share', published(500, 'at-most'), '≤ 5 %'],
  ['sq', 'mean', published(2912), '+29,1 p.p.'],
  ['sr-Cyrl', 'mean', published(-250), '-2,5 п.п.'],
  ['en', 'mean', published(0), '0.0 pp'],
  ['sq', 'count', { status: 'suppressed', value: null, bound: null }, 'nuk shfaqet, për mbrojtjen e personave'],
  ['sr-Latn', 'count', { status: 'not-reported', value: null, bound: null }, 'nije prijavljeno'],
])('%s %s %o', (locale, kind, figure, text) =>
  expect(figureText(t[locale], kind, figure).replaceAll('\u00a0', ' ')).toBe(text),
);

it('names a period', () => {
  const period = { key: '2026-H2', kind: 'half-year', startsOn: '2026-07-01', endsOn: '2026-12-31' } as const;
  expect(periodText(t.en, period)).toBe('second half of 2026');
  expect(periodText(t.sq, { ...period, key: '2026', kind: 'year' })).toBe('2026');
});
