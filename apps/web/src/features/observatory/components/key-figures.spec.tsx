import type { Figure, Indicator } from '@edukom/contracts';
import { loadTranslate, type Translate } from '@edukom/i18n';
import { renderToStaticMarkup } from 'react-dom/server';
import { TranslateProvider } from '../../../shared/text/use-t.js';
import { KeyFigures } from './key-figures.js';

const shown = (value: string) => ({ value, lang: 'en', fallback: false });
const indicators: Indicator[] = [
  { key: 'trained', kind: 'count', unit: 'people', name: shown('Trained'), definition: shown('') },
  { key: 'share', kind: 'share', unit: 'basis-points', name: shown('Share'), definition: shown('') },
];
const figure = (indicator: string, status: Figure['status'], value: number | null): Figure => ({
  indicator,
  status,
  value,
  bound: null,
});

let t: Translate;
beforeAll(async () => {
  t = await loadTranslate('en');
});
const html = (figures: readonly Figure[]) =>
  renderToStaticMarkup(
    <TranslateProvider t={t}>
      <KeyFigures indicators={indicators} figures={figures} />
    </TranslateProvider>,
  );

it('says a figure as text', () => {
  const page = html([figure('trained', 'published', 17), figure('share', 'published', 8947)]);
  expect(page).toContain('>17</dd>');
  expect(page).toContain('>89.5 %</dd>');
  expect(page).not.toContain('href');
});

it('says that a figure is not shown and leads to the reason', () => {
  const page = html([figure('trained', 'published', 7), figure('share', 'suppressed', null)]);
  expect(page).toContain('>not shown, to protect people</dd>');
  expect(page).toContain('href="#protection"');
});

it('says not reported, never zero, also where a release does not hold the place', () => {
  const page = html([]);
  expect(page.match(/>not reported<\/dd>/g)).toHaveLength(2);
  expect(page).toContain('That is not a zero');
  expect(page).not.toMatch(/>0/);
});
