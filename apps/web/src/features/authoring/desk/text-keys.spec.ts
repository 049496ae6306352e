import type { BlockKind } from '@edukom/contracts';
import type { Caret } from '../editor/caret.js';
import { emptyContent } from '../model/block-content.js';
import { doc, paragraph, text } from '../../../shared/writing/rich-nodes.js';
import { type KeyMeaning, type KeyPress, meaningInSource, meaningInTranslation, withoutLastItem } from './text-keys.js';

const middle: Caret = {
  isEmpty: false,
  isAtStart: false,
  isAtEnd: false,
  isOnFirstLine: false,
  isOnLastLine: false,
  before: 'wor',
  isInEmptyItem: false,
};
const atEnd: Caret = { ...middle, isAtEnd: true, isOnFirstLine: true, isOnLastLine: true };
const empty: Caret = { ...atEnd, isEmpty: true, isAtStart: true, before: '' };
const bare = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, isComposing: false };
const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({ key, ...bare, ...more });
const shift = { shiftKey: true };
const alt = { altKey: true };

it.each<[string, BlockKind, Caret, string, KeyPress, KeyMeaning]>([
  ['Enter at the end of a text', 'text', atEnd, 'words', press('Enter'), { kind: 'add' }],
  ['Enter within a text', 'text', middle, 'words', press('Enter'), { kind: 'write' }],
  ['Enter with shift', 'text', atEnd, 'words', press('Enter', shift), { kind: 'write' }],
  ['Enter with control, anywhere', 'callout', middle, 'words', press('Enter', { ctrlKey: true }), { kind: 'add' }],
  ['Enter in a heading', 'heading', middle, 'words', press('Enter'), { kind: 'add' }],
  ['Enter in a list', 'list', atEnd, 'words', press('Enter'), { kind: 'write' }],
  [
    'Enter in the empty last line of a list',
    'list',
    { ...atEnd, isInEmptyItem: true },
    'w',
    press('Enter'),
    { kind: 'end-list' },
  ],
  ['Backspace in an empty block', 'text', empty, '', press('Backspace'), { kind: 'remove' }],
  ['Backspace in an empty table', 'table', empty, '', press('Backspace'), { kind: 'write' }],
  ['Backspace among words', 'text', middle, 'words', press('Backspace'), { kind: 'write' }],
  ['a slash in an empty text', 'text', empty, '', press('/'), { kind: 'choose' }],
  ['a slash among words', 'text', middle, 'a', press('/'), { kind: 'write' }],
  ['a slash in an empty quote', 'quote', empty, '', press('/'), { kind: 'write' }],
  [
    'a hash and a space',
    'text',
    { ...atEnd, before: '#' },
    '#',
    press(' '),
    { kind: 'turn', into: emptyContent('heading') },
  ],
  [
    'a dash and a space',
    'text',
    { ...atEnd, before: '-' },
    '-',
    press(' '),
    { kind: 'turn', into: emptyContent('list') },
  ],
  ['a dash before other words', 'text', { ...middle, before: '-' }, '- word', press(' '), { kind: 'write' }],
  ['up from the first line', 'text', atEnd, 'w', press('ArrowUp'), { kind: 'step', by: -1 }],
  ['down from the last line', 'text', atEnd, 'w', press('ArrowDown'), { kind: 'step', by: 1 }],
  ['down within', 'text', middle, 'w', press('ArrowDown'), { kind: 'write' }],
  ['down while choosing words', 'text', atEnd, 'w', press('ArrowDown', shift), { kind: 'write' }],
  ['Alt and down', 'text', middle, 'w', press('ArrowDown', alt), { kind: 'translate-next' }],
  ['Alt, shift and up', 'text', middle, 'w', press('ArrowUp', { ...alt, ...shift }), { kind: 'move', by: -1 }],
  ['Escape', 'text', middle, 'w', press('Escape'), { kind: 'leave' }],
  [
    'any key while an input method composes',
    'text',
    atEnd,
    'w',
    press('Enter', { isComposing: true }),
    { kind: 'write' },
  ],
])('%s', (_name, kind, caret, words, key, meaning) => {
  expect(meaningInSource(kind, caret, words, key)).toEqual(meaning);
});

it('adds, removes and turns nothing in a translation, but leads out of it', () => {
  for (const key of ['Enter', 'Backspace', '/', ' '])
    expect(meaningInTranslation(empty, press(key))).toEqual({ kind: 'write' });
  expect(meaningInTranslation(atEnd, press('ArrowDown', alt))).toEqual({ kind: 'translate-next' });
  expect(meaningInTranslation(atEnd, press('Escape'))).toEqual({ kind: 'leave' });
});

it('takes the empty line off the end of a list', () => {
  const item = (words: string) => ({
    type: 'listItem' as const,
    content: [words ? paragraph(text(words)) : paragraph()],
  });
  const list = (...lines: string[]) => ({ type: 'bulletList' as const, content: lines.map(item) });
  expect(withoutLastItem(doc(list('a', '')))).toEqual(doc(list('a')));
  expect(withoutLastItem(doc(list('')))).toBeNull();
  expect(withoutLastItem(doc(list('a'), list('')))).toEqual(doc(list('a')));
});
