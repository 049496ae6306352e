import fc from 'fast-check';
import { assertGapText, readGapText, withoutMisfits } from './gap-text.js';

it('is read in its pieces', () => {
  expect(readGapText('Në {{town}} brenda {{hours}} orëve')).toEqual([
    { kind: 'words', words: 'Në ' },
    { kind: 'gap', id: 'town' },
    { kind: 'words', words: ' brenda ' },
    { kind: 'gap', id: 'hours' },
    { kind: 'words', words: ' orëve' },
  ]);
  expect(readGapText('{{a}}{{b}}').map((piece) => piece.kind)).toEqual(['gap', 'gap']);
  expect(readGapText('')).toEqual([]);
  expect(readGapText(`{{${'a'.repeat(40)}}}`)).toEqual([{ kind: 'gap', id: 'a'.repeat(40) }]);
  expect(readGapText(`{{${'a'.repeat(41)}}}`)).toEqual([{ kind: 'words', words: `{{${'a'.repeat(41)}}}` }]);
  expect(readGapText('{{g-1_B}}')).toEqual([{ kind: 'gap', id: 'g-1_B' }]);
  expect(readGapText('{{ a }} {b} {{}}')).toEqual([{ kind: 'words', words: '{{ a }} {b} {{}}' }]);
});

it('loses nothing of what it reads', () => {
  const word = fc.string({ unit: fc.constantFrom('{', '}', 'a', ' ', '{{g1}}') });
  fc.assert(
    fc.property(word, (text) => {
      const again = readGapText(text).map((piece) => (piece.kind === 'gap' ? `{{${piece.id}}}` : piece.words));
      expect(again.join('')).toBe(text);
    }),
  );
});

it.each([
  ['one gap missing', 'x {{a}}'],
  ['one twice', '{{a}} {{b}} {{a}}'],
  ['one unknown', '{{a}} {{c}}'],
])('is refused with %s', (_name, text) => {
  expect(() => assertGapText(text, ['a', 'b'])).toThrow(RangeError);
  expect(() => assertGapText(text, ['a', 'b'])).toThrow('the text must hold each gap once (a, b)');
});

it('may have its gaps in another order in another language', () => {
  expect(() => assertGapText('{{b}} x {{a}}', ['a', 'b'])).not.toThrow();
});

it('loses the translations that ask for other gaps', () => {
  const text = {
    source: 'sq' as const,
    rev: 2,
    texts: { sq: { v: '{{a}} {{b}}' }, en: { v: 'b {{b}} a {{a}}', from: 2 }, 'sr-Cyrl': { v: '{{a}}', from: 1 } },
  };
  expect(withoutMisfits(text, ['a', 'b'])).toEqual({ ...text, texts: { sq: text.texts.sq, en: text.texts.en } });
  expect(Object.keys(withoutMisfits(text, ['a']).texts)).toEqual(['sq', 'sr-Cyrl']);
});
