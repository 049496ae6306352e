import '@testing-library/jest-dom';
import type { CourseDraftView, DraftActivityView } from '@edukom/contracts';
import { loadTranslate, type Translate } from '@edukom/i18n';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { AnnouncerProvider } from '../../../shared/announce/announcer.js';
import { createQueryClient } from '../../../shared/api/query-client.js';
import { TranslateProvider } from '../../../shared/text/use-t.js';
import { QuizBuilder } from './quiz-builder.js';

const id = (last: number) => `01890000-0000-7000-8000-00000000000${last}`;
const said = (words: string) => ({ source: 'sq' as const, rev: 1, texts: { sq: { v: words } } });
const activity: DraftActivityView = {
  id: id(3),
  kind: 'quiz',
  slug: 'testi',
  title: said('Testi'),
  minutes: 10,
  isRequired: true,
  conditions: [],
  completion: { kind: 'usual' },
  revision: 1,
  blockCount: 0,
  questionCount: 3,
  languages: [],
};
const draft: CourseDraftView = {
  courseId: id(2),
  slug: 'kursi',
  versionId: id(4),
  number: 1,
  revision: 1,
  description: {
    title: said('Kursi'),
    summary: said('Kursi'),
    audience: null,
    outcomes: [],
    category: 'digital-skills',
    sourceLocale: 'sq',
    locales: ['sq', 'sr-Cyrl', 'en'],
    requiredLocales: ['sq'],
    protectedTerms: [],
    prerequisites: [],
  },
  modules: [{ id: id(5), title: said('Moduli'), revision: 1, activities: [activity] }],
  languages: [],
  versions: [],
};
const PROMPTS = ['E para?', 'E dyta?', 'E treta?'] as const;
const questions = PROMPTS.map((words, at) => ({
  questionId: id(6 + at),
  points: 100,
  type: 'single',
  prompt: said(words),
  version: 1,
  isShared: false,
  languages: [],
}));
const quiz = {
  activityId: id(3),
  revision: 1,
  settings: {
    purpose: 'graded',
    secondsAllowed: null,
    attemptsAllowed: 1,
    gradingMethod: 'highest',
    passMark: 5_000,
    isShuffled: false,
    shufflesOptions: false,
    opensAt: null,
    closesAt: null,
    layout: 'one',
    review: { submitted: 'nothing', closed: 'nothing', released: 'key' },
    pairsWith: null,
  },
  sections: [
    { kind: 'fixed', id: 'one', title: null, questions },
    { kind: 'fixed', id: 'two', title: null, questions: [] },
    { kind: 'fixed', id: 'three', title: null, questions: [] },
  ],
};

let t: Translate;

async function show(locale: 'sq' | 'sr-Cyrl'): Promise<void> {
  t = await loadTranslate(locale);
  globalThis.fetch = (async () => ({
    ok: true,
    status: 200,
    headers: new Headers(),
    text: async () => JSON.stringify(quiz),
    json: async () => quiz,
  })) as unknown as typeof fetch;
  const page = <QuizBuilder draft={draft} activity={activity} locale="sq" />;
  render(
    <QueryClientProvider client={createQueryClient()}>
      <TranslateProvider t={t}>
        <AnnouncerProvider>
          <RouterProvider router={createMemoryRouter([{ path: '*', element: page }])} />
        </AnnouncerProvider>
      </TranslateProvider>
    </QueryClientProvider>,
  );
  await screen.findByText(PROMPTS[0]);
}

const tool = (name: 'up' | 'down' | 'remove', at: 0 | 1 | 2) =>
  screen.getByRole('button', { name: t(`builder.quiz.${name}`, { name: PROMPTS[at] }) });
const asked = () =>
  screen
    .getAllByRole('link')
    .map(({ textContent }) => textContent)
    .filter((words) => PROMPTS.some((prompt) => prompt === words));

it('the focus follows a question that is moved, and stays among them when one is taken out', async () => {
  const user = userEvent.setup();
  await show('sq');
  tool('down', 0).focus();
  await user.keyboard('{Enter}');
  expect(tool('down', 0)).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(asked()).toEqual([PROMPTS[1], PROMPTS[2], PROMPTS[0]]);
  // At the end there is no further down.
  expect(tool('up', 0)).toHaveFocus();
  expect(screen.getByText(t('builder.part.moved', { name: PROMPTS[0], place: 3, count: 3 }))).toBeInTheDocument();
  tool('remove', 2).focus();
  await user.keyboard('{Enter}');
  expect(tool('remove', 0)).toHaveFocus();
  expect(screen.getByText(t('builder.part.removed', { name: PROMPTS[2] }))).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(tool('remove', 1)).toHaveFocus();
  // The last one gone, what writes a new one is left.
  await user.keyboard('{Enter}');
  expect(asked()).toEqual([]);
  expect(screen.getAllByLabelText(t('builder.quiz.new-type'))[0]).toHaveFocus();
});

it('a section that is taken out leads the focus to the one in its place', async () => {
  const user = userEvent.setup();
  await show('sq');
  const remove = (number: number) => screen.getByRole('button', { name: t('builder.quiz.remove-section', { number }) });
  const names = () => screen.getAllByLabelText(t('builder.quiz.section-name'));
  remove(2).focus();
  await user.keyboard('{Enter}');
  expect(names()).toHaveLength(2);
  expect(names()[1]).toHaveFocus();
  remove(2).focus();
  await user.keyboard('{Enter}');
  expect(names()).toHaveLength(1);
  expect(names()[0]).toHaveFocus();
  expect(remove(1)).toBeDisabled();
});

it('a question in another language than the page says in which', async () => {
  await show('sr-Cyrl');
  expect(screen.getByText(PROMPTS[0])).toHaveAttribute('lang', 'sq');
});
