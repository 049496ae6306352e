import type { BlockContent, BlockKind, RichTextNode } from '@edukom/contracts';
import { richText } from '@edukom/contracts';
import {
  contentOf,
  emptyContent,
  emptyTranslation,
  inLanguageOf,
  isSameContent,
  plainTextOf,
  textsOf,
  withoutBlanks,
} from './block-content.js';
import { BLOCK_KINDS } from './block-names.js';
import { doc, heading, paragraph, stored, text } from '../../../shared/writing/rich-nodes.js';
import { TURNABLE, turnInto } from './turn-into.js';

const bold = (words: string): RichTextNode => ({ type: 'text', text: words, marks: [{ type: 'bold' }] });
const lines = (): BlockContent => ({
  kind: 'text',
  rich: doc(paragraph(text('një '), bold('dy')), paragraph(text('tre'))),
});

it('keeps every word and mark from one kind of text to another, there and back', () => {
  for (const kind of TURNABLE) {
    const turned = turnInto(lines(), kind);
    expect(turned.kind).toBe(kind);
    expect(plainTextOf(turned).replaceAll(/\s+/g, ' ')).toBe('një dy tre');
    expect(JSON.stringify(turned)).toContain('"bold"');
    expect('rich' in turned && richText.safeParse(turned.rich).success).toBe(true);
    const back = turnInto(turned, 'text');
    expect(plainTextOf(back).replaceAll(/\s+/g, ' ')).toBe('një dy tre');
  }
});

it('begins empty where words cannot come along', () => {
  expect(turnInto(lines(), 'image')).toEqual(emptyContent('image'));
  expect(turnInto(emptyContent('text'), 'heading')).toEqual({ kind: 'heading', rich: doc(heading(2)) });
});

it.each(BLOCK_KINDS)('an empty %s says nothing, names its texts and is what the contract takes', (kind: BlockKind) => {
  const content = emptyContent(kind);
  expect(plainTextOf(content)).toBe('');
  expect(textsOf(content).every(({ place }) => place !== '')).toBe(true);
  expect(isSameContent(content, withoutBlanks(content))).toBe(true);
});

it('gives a translation the rows of its source without their words', () => {
  const table = emptyContent('table');
  const filled = {
    ...table,
    rich: doc({
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableHeader', content: [paragraph(bold('A'))] }] }],
    }),
  } as BlockContent;
  expect(emptyTranslation(filled)).toEqual(
    doc({
      type: 'table',
      content: [
        { type: 'tableRow', content: [{ type: 'tableHeader', content: [{ type: 'paragraph', content: [] }] }] },
      ],
    }),
  );
  expect(emptyTranslation(lines())).toEqual(doc(paragraph()));
});

it('takes files, settings and options from one language and words from another', () => {
  const check = (words: string, ids: string[]): BlockContent => ({
    kind: 'check',
    question: words,
    options: ids.map((id) => ({ id, text: `${words} ${id}`, isRight: id === 'b' })),
    explanation: null,
  });
  expect(inLanguageOf(check('sq', ['b', 'c']), check('en', ['a', 'b']))).toEqual({
    kind: 'check',
    question: 'en',
    options: [
      { id: 'b', text: 'en b', isRight: true },
      { id: 'c', text: null, isRight: false },
    ],
    explanation: null,
  });
});

it('reads one language of a stored block, and nothing where it is missing', () => {
  const body = { rich: { source: 'sq' as const, rev: 1, texts: { sq: { v: doc(paragraph(text('një'))) } } } };
  const block = { anchor: 'b-1', kind: 'text' as const, body };
  expect([contentOf(block, 'sq'), contentOf(block, 'en')]).toEqual([
    { kind: 'text', rich: doc(paragraph(text('një'))) },
    { kind: 'text', rich: null },
  ]);
});

it('stores what an editor holds without what the editor adds', () => {
  const held = {
    type: 'doc',
    content: [
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableCell', attrs: { colspan: 1, colwidth: null }, content: [{ type: 'paragraph' }] }],
          },
        ],
      },
      {
        type: 'heading',
        attrs: { level: 3 },
        content: [
          {
            type: 'text',
            text: 'x',
            marks: [{ type: 'link', attrs: { href: 'https://a.example', target: '_blank' } }],
          },
        ],
      },
    ],
  };
  expect(stored(held)).toEqual({
    type: 'doc',
    content: [
      {
        type: 'table',
        content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [{ type: 'paragraph' }] }] }],
      },
      {
        type: 'heading',
        attrs: { level: 3 },
        content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'https://a.example' } }] }],
      },
    ],
  });
});
