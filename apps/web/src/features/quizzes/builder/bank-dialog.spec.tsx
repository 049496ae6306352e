import '@testing-library/jest-dom';
import type { Me } from '@edukom/contracts';
import { loadTranslate, type Translate } from '@edukom/i18n';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { createQueryClient } from '../../../shared/api/query-client.js';
import { MeProvider } from '../../../shared/session/me.js';
import { TranslateProvider } from '../../../shared/text/use-t.js';
import { BankDialog } from './bank-dialog.js';

const id = (last: number) => `01890000-0000-7000-8000-00000000000${last}`;
const me: Me = {
  personId: id(1),
  givenName: 'Teuta',
  familyName: 'Krasniqi',
  email: 'teuta@komuna.example',
  locale: 'sq',
  grants: [],
  isDemo: true,
};
const PROMPT = 'Sa orë?';
const question = {
  questionId: id(2),
  type: 'numeric',
  competence: '',
  tags: [],
  difficulty: null,
  points: 100,
  prompt: { source: 'sq', rev: 1, texts: { sq: { v: PROMPT } } },
  gapText: null,
  version: 1,
  quizzes: 0,
  duplicates: 0,
};
const page = { items: [question], next: null };
const chosen: string[] = [];

function Host() {
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  return (
    <BankDialog
      courseId={id(3)}
      taken={taken}
      onChoose={({ questionId }) => {
        chosen.push(questionId);
        setTaken(new Set([...taken, questionId]));
      }}
      onClose={() => undefined}
    />
  );
}

it('the button that took a question keeps the focus, says that it is taken, and takes it no second time', async () => {
  const t: Translate = await loadTranslate('sq');
  globalThis.fetch = (async () => ({
    ok: true,
    status: 200,
    headers: new Headers(),
    text: async () => JSON.stringify(page),
    json: async () => page,
  })) as unknown as typeof fetch;
  const user = userEvent.setup();
  render(
    <QueryClientProvider client={createQueryClient()}>
      <TranslateProvider t={t}>
        <MeProvider me={me}>
          <Host />
        </MeProvider>
      </TranslateProvider>
    </QueryClientProvider>,
  );
  const button = await screen.findByRole('button', { name: t('builder.bank.add-named', { question: PROMPT }) });
  button.focus();
  await user.keyboard('{Enter}');
  expect(button).toHaveFocus();
  expect(button).toHaveAccessibleName(t('builder.bank.taken-named', { question: PROMPT }));
  expect(button).toHaveAttribute('aria-disabled', 'true');
  await user.keyboard('{Enter}');
  expect(chosen).toEqual([id(2)]);
});
