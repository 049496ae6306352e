import type { LessonBlock as Block, RichTextNode } from '@edukom/contracts';
import { type InterfaceLocale, localizedText, translate } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { ClientTexts } from '../text/client-texts.js';
import { LessonBlock } from './lesson-block.js';

const paragraph = (text: string): RichTextNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const doc = (...content: RichTextNode[]): RichTextNode => ({ type: 'doc', content });
/** In Albanian and Serbian; English is not there, and Albanian stands in for it. */
const rich = (sq: RichTextNode, sr: RichTextNode) => translate(localizedText('sq', sq), 'sr-Cyrl', sr);
const text = (sq: string, sr: string) => translate(localizedText('sq', sq), 'sr-Cyrl', sr);
const words = rich(doc(paragraph('Bllokoni ekranin.')), doc(paragraph('Закључајте екран.')));

async function show(block: Block, locale: InterfaceLocale = 'sq') {
  const t = await loadTranslate(locale);
  const { container } = render(
    <ClientTexts locale={locale} first={t}>
      <LessonBlock block={block} onAnswered={() => undefined} />
    </ClientTexts>,
  );
  return container;
}

it.each([
  ['tip', 'sq', 'Këshillë'],
  ['warning', 'sr-Cyrl', 'Пажња'],
  ['warning', 'sr-Latn', 'Pažnja'],
  ['law', 'en', 'What the law says'],
] as const)('a call-out, %s in %s, is a region heard by its name once', async (tone, locale, name) => {
  await show({ anchor: 'b1', kind: 'callout', body: { tone, rich: words } }, locale);
  const region = screen.getByRole('region', { name });
  expect(within(region).getByText(name).closest('[aria-hidden="true"]')).not.toBeNull();
  expect(region.getAttribute('data-tone')).toBe(tone);
});

it.each([
  ['task', 'Detyrë'],
  ['steps', 'Hap pas hapi'],
] as const)('%s is a named region too', async (kind, name) => {
  await show({ anchor: 'b1', kind, body: { rich: words } });
  expect(within(screen.getByRole('region', { name })).getByText('Bllokoni ekranin.')).toBeTruthy();
});

it('steps are an ordered list', async () => {
  const steps = doc({
    type: 'orderedList',
    content: ['Një', 'Dy'].map((step) => ({ type: 'listItem', content: [paragraph(step)] })),
  });
  await show({ anchor: 'b1', kind: 'steps', body: { rich: rich(steps, steps) } });
  expect(within(screen.getByRole('list')).getAllByRole('listitem')).toHaveLength(2);
  expect(screen.getByRole('list').tagName).toBe('OL');
});

it('a reveal opens by the keyboard and says what it holds', async () => {
  const container = await show({
    anchor: 'b1',
    kind: 'reveal',
    body: { title: text('Pse?', 'Зашто?'), rich: words },
  });
  const details = container.querySelector('details');
  expect(details?.open).toBe(false);
  const user = userEvent.setup();
  await user.click(screen.getByText('Pse?'));
  expect(details?.open).toBe(true);
});

it('a table has its caption, its heads, and their cells', async () => {
  const row = (type: 'tableHeader' | 'tableCell', ...cells: string[]): RichTextNode => ({
    type: 'tableRow',
    content: cells.map((cell) => ({ type, content: [paragraph(cell)] })),
  });
  const table = doc({
    type: 'table',
    content: [row('tableHeader', 'Lloji', 'Shembull'), row('tableCell', 'Postë', 'a@b')],
  });
  await show({
    anchor: 'b1',
    kind: 'table',
    body: { caption: text('Llojet', 'Врсте'), rich: rich(table, table) },
  });
  const found = screen.getByRole('table', { name: 'Llojet' });
  expect(
    within(found)
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent),
  ).toEqual(['Lloji', 'Shembull']);
  expect(within(found).getAllByRole('cell')).toHaveLength(2);
});

it('code keeps its lines and is named by its caption', async () => {
  const container = await show({
    anchor: 'b1',
    kind: 'code',
    body: { code: 'a\n  b', caption: text('Një shembull', 'Пример') },
  });
  expect(container.querySelector('pre code')?.textContent).toBe('a\n  b');
  expect(screen.getByRole('figure').textContent).toContain('Një shembull');
});

it.each<[string, Block]>([
  ['a call-out', { anchor: 'b1', kind: 'callout', body: { tone: 'tip', rich: words } }],
  ['a reveal', { anchor: 'b1', kind: 'reveal', body: { title: text('Pse?', 'Зашто?'), rich: words } }],
  ['a text', { anchor: 'b1', kind: 'text', body: { rich: words } }],
])('%s in a language it does not have says which one stands in', async (_name, block) => {
  await show(block, 'en');
  expect(screen.getByText('Bllokoni ekranin.').closest('[lang]')?.getAttribute('lang')).toBe('sq');
});

it.each([
  ['sr-Cyrl', 'Закључајте екран.'],
  ['sr-Latn', 'Zaključajte ekran.'],
] as const)('is read in %s, and needs no mark of language there', async (locale, shown) => {
  const container = await show({ anchor: 'b1', kind: 'callout', body: { tone: 'tip', rich: words } }, locale);
  expect(screen.getByText(shown)).toBeTruthy();
  expect(container.querySelector('[lang]')).toBeNull();
});

it('marks how far somebody has read', async () => {
  const container = await show({ anchor: 'b7', kind: 'text', body: { rich: words } });
  expect(container.querySelector('#b7')?.getAttribute('data-anchor')).toBe('b7');
});
