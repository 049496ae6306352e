import fc from 'fast-check';
import { wordDiff } from './word-diff.js';

const shown = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('');

it.each([
  ['a word changed', 'hap faqen e re', 'hap portalin e re', 'hap [-faqen][+portalin] e re'],
  ['words added at the end', 'një', 'një dy', 'një[+ dy]'],
  ['the first word taken away', 'një dy', 'dy', '[-një ]dy'],
  ['a sign', 'Po.', 'Po!', 'Po[-.][+!]'],
  ['Cyrillic letters', 'њива мала', 'њива велика', 'њива [-мала][+велика]'],
  ['nothing before', '', 'e re', '[+e re]'],
  ['the same', 'e njëjtë', 'e njëjtë', 'e njëjtë'],
])('%s', (_name, before, after, expected) => {
  expect(shown(before, after)).toBe(expected);
});

it('holds both texts whole', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', ' ', '.', '\n')).map((list) => list.join(''));
  fc.assert(
    fc.property(words, words, (before, after) => {
      const parts = wordDiff(before, after);
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map(({ text }) => text)
          .join('');
      expect([without('added'), without('removed')]).toEqual([before, after]);
    }),
  );
});

it('does not stand still for long texts that have nothing in common', () => {
  const many = (word: string) => Array.from({ length: 5_000 }, (_, at) => `${word}${at}`).join(' ');
  expect(wordDiff(many('a'), many('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
});
