import type { RichTextNode } from '@edukom/contracts';
import { plainText, toCyrillic, toLatin } from '@edukom/domain';
import fc from 'fast-check';
import { doc, paragraph } from './rich-nodes.js';
import { rewriteRich } from './transliterate-rich.js';

const bold = [{ type: 'bold' as const }];
const words = (...parts: readonly (string | readonly [string])[]): RichTextNode =>
  doc(
    paragraph(
      ...parts.map((part): RichTextNode =>
        typeof part === 'string' ? { type: 'text', text: part } : { type: 'text', text: part[0], marks: bold },
      ),
    ),
  );
const shown = (node: RichTextNode): (string | [string])[] =>
  (node.content?.[0]?.content ?? []).map((part) => (part.marks ? [part.text ?? ''] : (part.text ?? '')));

it.each([
  ['a bold word', ['Prijavi ', ['njivu'], ' odmah'], ['Пријави ', ['њиву'], ' одмах']],
  ['a mark that ends inside a digraph', ['lju', ['bav n'], 'jiva'], ['љу', ['бав њ'], 'ива']],
  ['a stem across a mark', ['in', ['jek'], 'cija'], ['ин', ['јек'], 'ција']],
  [
    'a name that stays in Latin, across a mark',
    ['Open ', ['Data'], ' Kosovo objavljuje'],
    ['Open ', ['Data'], ' Kosovo објављује'],
  ],
  ['capitals', ['LJUB', ['AV, NJ'], 'EGOŠ'], ['ЉУБ', ['АВ, Њ'], 'ЕГОШ']],
  [
    'an address',
    ['vidi ', ['https://ekosova.example/njiva'], ' i piši'],
    ['види ', ['https://ekosova.example/njiva'], ' и пиши'],
  ],
] as const)('to Cyrillic: %s', (_name, latin, cyrillic) => {
  const rewrite = (text: string) => toCyrillic(text, { protectedTerms: ['Open Data Kosovo'] });
  expect(shown(rewriteRich(words(...latin), rewrite))).toEqual(cyrillic);
});

it('to Latin and back keeps the words of every mark', () => {
  const text = words('Шта је ', ['Љиљана'], ' ЊЕГОВ', ['А'], ' џеп');
  const latin = rewriteRich(text, toLatin);
  expect(shown(latin)).toEqual(['Šta je ', ['Ljiljana'], ' NJEGOV', ['A'], ' džep']);
  expect(rewriteRich(latin, toCyrillic)).toEqual(text);
});

it('says the same as the words alone, whatever the marks, and breaks nothing', () => {
  const part = fc.tuple(
    fc.string({ unit: fc.constantFrom(...'ljnjdžšđčćabvLJNDŽ љњџабв.,1'), minLength: 1 }),
    fc.boolean(),
  );
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(toCyrillic, toLatin),
      (parts, rewrite) => {
        const text = words(...parts.map(([one, isBold]): string | [string] => (isBold ? [one] : one)));
        const rewritten = rewriteRich(text, (one) => rewrite(one));
        expect(plainText(rewritten)).toBe(rewrite(plainText(text)));
        const marks = (rewritten.content?.[0]?.content ?? []).map(({ text: one = '' }) => one.length);
        expect(marks.every((length) => length > 0)).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
