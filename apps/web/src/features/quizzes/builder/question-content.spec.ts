import type { DraftQuestion } from '@edukom/contracts';
import { contentOf, filledFrom, lookUp, storedText, withAt } from './question-content.js';

const text = (sq: string, en?: string) => ({
  source: 'sq' as const,
  rev: 1,
  texts: { sq: { v: sq }, ...(en === undefined ? {} : { en: { v: en, from: 1 } }) },
});
const question = {
  prompt: text('Cila?', 'Which?'),
  spec: {
    type: 'single',
    options: [
      { id: 'a', text: text('po', 'yes') },
      { id: 'b', text: text('jo') },
    ],
  },
  key: { type: 'single', correct: ['a'] },
  feedback: null,
  guide: null,
  rubric: null,
} as unknown as DraftQuestion;

it('says what a question says in one language, and nothing where it says nothing', () => {
  expect(contentOf(question, 'en')).toEqual({
    prompt: 'Which?',
    spec: {
      type: 'single',
      options: [
        { id: 'a', text: 'yes' },
        { id: 'b', text: null },
      ],
    },
    key: { type: 'single', correct: ['a'] },
    feedback: null,
    guide: null,
    rubric: null,
  });
});

it('finds a place by ids and names it by indexes', () => {
  const content = contentOf(question, 'sq');
  expect(lookUp(content, 'spec/options/b/text')).toEqual({ path: 'spec/options/1/text', found: 'jo' });
  expect(storedText(question, 'spec/options/b/text')?.texts.sq?.v).toBe('jo');
  expect(storedText(null, 'prompt')).toBeNull();
});

it('changes one place and no other', () => {
  const content = contentOf(question, 'sq');
  const next = withAt(content, 'spec/options/b/text', 'jo, kurrë');
  expect(lookUp(next, 'spec/options/b/text').found).toBe('jo, kurrë');
  expect(lookUp(content, 'spec/options/b/text').found).toBe('jo');
  expect(withAt(next, 'spec/options/b/text', 'jo')).toEqual(content);
});

it('shows the source where a translation has no words yet', () => {
  expect(filledFrom(contentOf(question, 'en'), contentOf(question, 'sq')).spec).toEqual({
    type: 'single',
    options: [
      { id: 'a', text: 'yes' },
      { id: 'b', text: 'jo' },
    ],
  });
});
