import '@testing-library/jest-dom';
import type { PlayerQuestion } from '@edukom/contracts';
import { loadTranslate } from '@edukom/i18n';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { TranslateProvider } from '../../../shared/text/use-t.js';
import { QuestionCard } from './question-card.js';

const question = (slot: number) =>
  ({
    slot,
    type: 'true-false',
    prompt: { source: 'sq', rev: 1, texts: { sq: { v: 'Pohimi.' } } },
    points: 100,
    options: [],
    unit: null,
    maxLength: null,
    rule: null,
  }) as unknown as PlayerQuestion;
const nothing = () => undefined;

/** A button that goes with what stood before the question, and one beside it that stays. */
function Host() {
  const [slot, setSlot] = useState(0);
  return (
    <>
      {slot === 0 && <button onClick={() => setSlot(1)}>begin</button>}
      <button onClick={() => setSlot((before) => before + 1)}>next</button>
      {slot > 0 && (
        <QuestionCard
          question={question(slot)}
          count={9}
          response={null}
          mine={null}
          onChange={nothing}
          onUseMine={nothing}
          onKeepTheirs={nothing}
        />
      )}
    </>
  );
}

async function show() {
  const t = await loadTranslate('sq');
  render(
    <TranslateProvider t={t}>
      <Host />
    </TranslateProvider>,
  );
  const heading = (number: number) =>
    screen.getByRole('heading', { name: t('quiz.question.of', { number, count: 9 }) });
  return { user: userEvent.setup(), heading };
}

it('the focus that went with the pressed button is on the first question', async () => {
  const { user, heading } = await show();
  await user.click(screen.getByText('begin'));
  expect(heading(1)).toHaveFocus();
});

it('it stays where it is when a question comes, and follows when the question changes', async () => {
  const { user, heading } = await show();
  await user.click(screen.getByText('next'));
  expect(screen.getByText('next')).toHaveFocus();
  await user.click(screen.getByText('next'));
  expect(heading(2)).toHaveFocus();
});
