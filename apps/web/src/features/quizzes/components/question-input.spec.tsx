import type { PlayerQuestion, QuestionResponseBody } from '@edukom/contracts';
import { loadTranslate } from '@edukom/i18n';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { TranslateProvider } from '../../../shared/text/use-t.js';
import { QuestionInput } from './question-input.js';

const text = (sq: string, sr: string) => ({
  source: 'sq' as const,
  rev: 1,
  texts: { sq: { v: sq }, 'sr-Cyrl': { v: sr, from: 1 } },
});
const question = (given: Partial<PlayerQuestion>) =>
  ({
    slot: 1,
    type: 'single',
    prompt: text('Pyetja?', 'Питање?'),
    points: 100,
    options: [
      { id: 'a', text: text('e para', 'први') },
      { id: 'b', text: text('e dyta', 'други') },
    ],
    unit: null,
    maxLength: null,
    rule: null,
    ...given,
  }) as PlayerQuestion;

let given: QuestionResponseBody | null;

function Host({ asked }: { asked: PlayerQuestion }) {
  const [response, setResponse] = useState<QuestionResponseBody | null>(null);
  given = response;
  return <QuestionInput question={asked} response={response} onChange={setResponse} />;
}

async function show(asked: PlayerQuestion, locale: 'sq' | 'sr-Latn' = 'sq') {
  const t = await loadTranslate(locale);
  render(
    <TranslateProvider t={t}>
      <Host asked={asked} />
    </TranslateProvider>,
  );
  return userEvent.setup();
}

// The arrow keys of the test browser need it; the names of our radio groups need no escaping.
Object.assign(globalThis, { CSS: { escape: (name: string) => name } });

beforeEach(() => {
  given = null;
});

describe('by keyboard alone', () => {
  it('chooses one, and another with the arrow', async () => {
    const user = await show(question({}));
    expect(screen.getAllByRole('group', { name: 'Pyetja?' })).toHaveLength(1);
    await user.tab();
    await user.keyboard(' ');
    expect(given).toEqual({ type: 'single', selected: 'a' });
    await user.keyboard('{ArrowDown}');
    expect(given).toEqual({ type: 'single', selected: 'b' });
  });

  it('chooses several and takes one back', async () => {
    const user = await show(question({ type: 'multiple', rule: 'right-minus-wrong' }));
    await user.tab();
    await user.keyboard(' ');
    await user.tab();
    await user.keyboard(' ');
    expect(given).toEqual({ type: 'multiple', selected: ['a', 'b'] });
    await user.keyboard(' ');
    expect(given).toEqual({ type: 'multiple', selected: ['a'] });
  });

  it('says that a statement holds or not', async () => {
    const user = await show(question({ type: 'true-false', options: [] }));
    await user.tab();
    await user.keyboard('{ArrowDown}');
    expect(given).toEqual({ type: 'true-false', value: false });
  });

  it.each(['numeric', 'short-text', 'open'] as const)('types an answer to %s, named by its question', async (type) => {
    const user = await show(question({ type, options: [] }));
    await user.type(screen.getByRole('textbox', { name: 'Pyetja?' }), '72 ë');
    expect(given).toEqual({ type, text: '72 ë' });
  });
});

it('reads out the question and its options in the script of the page, marked as such', async () => {
  await show(question({}), 'sr-Latn');
  expect(screen.getByText('Pitanje?').lang).toBe('sr-Latn');
  expect(screen.getAllByRole('radio', { name: 'drugi' })).toHaveLength(1);
});
