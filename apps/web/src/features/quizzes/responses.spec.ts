import type { PlayerQuestion } from '@edukom/contracts';
import { isAnswered, responseText, storable } from './responses.js';

const text = (sq: string) => ({ source: 'sq' as const, rev: 1, texts: { sq: { v: sq } } });
const question: PlayerQuestion = {
  slot: 1,
  type: 'multiple',
  prompt: text('?'),
  points: 100,
  options: ['a', 'b', 'c'].map((id) => ({ id, text: text(`opsioni ${id}`) })),
  unit: null,
  maxLength: null,
  rule: 'all-or-nothing',
};
const words = { isTrue: 'po', isFalse: 'jo' };
const read = (one: PlayerQuestion['prompt']) => one.texts.sq?.v ?? '';

it.each([
  [{ type: 'single', selected: null } as const, false],
  [{ type: 'multiple', selected: [] }, false],
  [{ type: 'true-false', value: null } as const, false],
  [{ type: 'true-false', value: false } as const, true],
  [{ type: 'open', text: ' \n' } as const, false],
  [{ type: 'numeric', text: '0' } as const, true],
  [null, false],
])('%j is answered: %s', (response, isIt) => {
  expect(isAnswered(response as Parameters<typeof isAnswered>[0])).toBe(isIt);
});

it('shows what was answered in words, choices in the order of the question', () => {
  expect(responseText(question, { type: 'multiple', selected: ['c', 'a'] }, read, words)).toBe('opsioni a; opsioni c');
  expect(responseText(question, { type: 'true-false', value: false }, read, words)).toBe('jo');
  expect(responseText(question, { type: 'open', text: 'fjalë' }, read, words)).toBe('fjalë');
  expect(responseText(question, null, read, words)).toBe('');
});

it('leaves out only what no database can hold', () => {
  expect(storable('a\0b\ud83dc😀ëШ\n')).toBe('abc😀ëШ\n');
});
