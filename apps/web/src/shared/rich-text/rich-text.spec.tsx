import type { RichTextNode } from '@edukom/contracts';
import { render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { RichText } from './rich-text.js';

const text = (value: string, href?: string): RichTextNode => ({
  type: 'text',
  text: value,
  ...(href === undefined ? {} : { marks: [{ type: 'link', attrs: { href } }] }),
});
const doc = (...content: RichTextNode[]): RichTextNode => ({ type: 'doc', content });
const paragraph = (...content: RichTextNode[]): RichTextNode => ({ type: 'paragraph', content });

it('begins headings below the title of the page', () => {
  const heading = (level: number): RichTextNode => ({
    type: 'heading',
    attrs: { level },
    content: [text(`Level ${level}`)],
  });
  render(<RichText value={doc(heading(1), heading(2), heading(6))} topHeading={3} lang="sq" />);
  expect(screen.getAllByRole('heading').map((element) => element.tagName)).toEqual(['H3', 'H4', 'H6']);
});

it('nests marks, lists and quotes', () => {
  const both: RichTextNode = { type: 'text', text: 'now', marks: [{ type: 'bold' }, { type: 'italic' }] };
  const { container } = render(
    <RichText
      value={doc({
        type: 'bulletList',
        content: [{ type: 'listItem', content: [paragraph(both, { type: 'hardBreak' })] }],
      })}
    />,
  );
  expect(container.querySelector('ul > li > p > em > strong')?.textContent).toBe('now');
  expect(container.querySelector('br')).not.toBeNull();
});

it.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'http://plain.example',
  '//evil.example',
  'https:// x',
])('shows %s as plain words', (href) => {
  const { container } = render(<RichText value={doc(paragraph(text('words', href)))} />);
  expect(container.querySelector('a')).toBeNull();
  expect(container.textContent).toBe('words');
});

it.each(['https://rks-gov.net/', 'mailto:info@komuna.example'])('links to %s', (href) => {
  render(<RichText value={doc(paragraph(text('words', href)))} />);
  expect(screen.getByRole('link').getAttribute('href')).toBe(href);
});

it('never makes an element of what is written', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const { container, unmount } = render(<RichText value={doc(paragraph(text(`<img onerror=x>${value}`)))} />);
      const isPlain = container.querySelectorAll('p *').length === 0;
      unmount();
      return isPlain;
    }),
  );
});

it('a table says what it is about and which column a cell belongs to', () => {
  const cell = (type: 'tableHeader' | 'tableCell', value: string): RichTextNode => ({
    type,
    content: [paragraph(text(value))],
  });
  const row = (...content: RichTextNode[]): RichTextNode => ({ type: 'tableRow', content });
  const table: RichTextNode = {
    type: 'table',
    content: [
      row(cell('tableHeader', 'Format'), cell('tableHeader', 'Use')),
      row(cell('tableCell', 'CSV'), cell('tableCell', 'Tables')),
    ],
  };
  render(<RichText value={doc(table)} caption="Formats" />);
  expect(screen.getAllByRole('table', { name: 'Formats' })).toHaveLength(1);
  expect(screen.getAllByRole('columnheader').map((one) => [one.textContent, one.getAttribute('scope')])).toEqual([
    ['Format', 'col'],
    ['Use', 'col'],
  ]);
  expect(screen.getAllByRole('row')).toHaveLength(2);
});
