import '@testing-library/jest-dom';
import { type WrittenQuestion, wrongQuestion } from '@edukom/contracts';
import { QUESTION_TYPES, type QuestionType } from '@edukom/domain';
import { loadTranslate, type Translate } from '@edukom/i18n';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { AnnouncerProvider } from '../../../shared/announce/announcer.js';
import { createQueryClient } from '../../../shared/api/query-client.js';
import { TranslateProvider } from '../../../shared/text/use-t.js';
import { QuestionDeskProvider } from './question-desk.js';
import { TypeEditor } from './type-editor.js';
import { freshContent } from './use-question-form.js';

let t: Translate;
let written: WrittenQuestion;

beforeAll(async () => {
  t = await loadTranslate('sq');
  globalThis.fetch = (async () => ({
    ok: true,
    status: 200,
    headers: new Headers(),
    json: async () => ({ media: [], usedBytes: 0, quotaBytes: 1 }),
    text: async () => '{"media":[],"usedBytes":0,"quotaBytes":1}',
  })) as unknown as typeof fetch;
});

function Host({ type }: { type: QuestionType }) {
  const [content, change] = useState(() => freshContent(type));
  written = content;
  const desk = {
    courseId: '01890000-0000-7000-8000-000000000001',
    content,
    sourceContent: content,
    locale: 'sq' as const,
    source: 'sq' as const,
    isTranslation: false,
    stored: null,
    errorAt: () => undefined,
    idOf: (path: string) => path,
    change,
  };
  return (
    <QuestionDeskProvider value={desk}>
      <TypeEditor />
    </QuestionDeskProvider>
  );
}

const show = (type: QuestionType) =>
  render(
    <QueryClientProvider client={createQueryClient()}>
      <TranslateProvider t={t}>
        <AnnouncerProvider>
          <Host type={type} />
        </AnnouncerProvider>
      </TranslateProvider>
    </QueryClientProvider>,
  );
const option = (number: number) => t('builder.options.option', { number });
const step = (number: number) => t('builder.ordering.item', { number });
const codes = () =>
  wrongQuestion(written, { locale: 'sq', source: 'sq', max: 100 }).map(({ path, code }) => `${path.join('/')} ${code}`);

it.each(QUESTION_TYPES)('a fresh %s question says what is missing, and nothing that is not', (type) => {
  const fresh = freshContent(type);
  expect(fresh.spec.type).toBe(type);
  expect(fresh.key.type).toBe(type);
  written = fresh;
  expect(codes()).toContain('prompt required');
});

it('a choice is written, added, moved and taken out by keyboard alone', async () => {
  const user = userEvent.setup();
  show('single');
  const first = await screen.findByLabelText(t('builder.options.option', { number: 1 }));
  first.focus();
  await user.keyboard('po');
  await user.tab();
  await user.keyboard(' ');
  expect(written.key).toEqual({ type: 'single', correct: ['a'] });
  screen.getByRole('button', { name: t('builder.options.add') }).focus();
  await user.keyboard('{Enter}');
  expect(written.spec).toMatchObject({ options: [{ id: 'a', text: 'po' }, { id: 'b' }, {}] });
  screen.getByRole('button', { name: t('builder.part.down', { name: option(1) }) }).focus();
  await user.keyboard('{Enter}');
  expect(written.spec).toMatchObject({ options: [{ id: 'b' }, { id: 'a', text: 'po' }, {}] });
  screen.getByRole('button', { name: t('builder.part.remove', { name: option(2) }) }).focus();
  await user.keyboard('{Enter}');
  expect(written.key).toEqual({ type: 'single', correct: [] });
});

it('the focus is in the row that was added, follows the one that moved, and stays in the list when one is taken out', async () => {
  const user = userEvent.setup();
  show('single');
  (await screen.findByRole('button', { name: t('builder.options.add') })).focus();
  await user.keyboard('{Enter}');
  expect(screen.getByLabelText(option(3))).toHaveFocus();
  screen.getByRole('button', { name: t('builder.part.up', { name: option(2) }) }).focus();
  await user.keyboard('{Enter}');
  // At the top there is no further up.
  expect(screen.getByRole('button', { name: t('builder.part.down', { name: option(1) }) })).toHaveFocus();
  screen.getByRole('button', { name: t('builder.part.remove', { name: option(3) }) }).focus();
  await user.keyboard('{Enter}');
  // Two are the fewest: their buttons are off.
  expect(screen.getByLabelText(option(2))).toHaveFocus();
  expect(screen.getByText(t('builder.part.removed', { name: option(3) }))).toBeInTheDocument();
});

it('an accepted text that is taken out takes its share with it, and the focus stays in the list', async () => {
  const user = userEvent.setup();
  show('short-text');
  const shares = () => screen.getAllByLabelText<HTMLInputElement>(t('builder.accept.share')).map(({ value }) => value);
  const share = await screen.findByLabelText(t('builder.accept.share'));
  await user.clear(share);
  // While it is being typed nothing may stand there; nothing is no share.
  expect(shares()).toEqual(['']);
  await user.type(share, '50');
  // What leaves the focus is written out again.
  act(() => screen.getByRole('button', { name: t('builder.accept.add-text') }).focus());
  await user.keyboard('{Enter}');
  expect(screen.getByLabelText(t('builder.accept.text', { number: 2 }))).toHaveFocus();
  expect(shares()).toEqual(['50', '100']);
  const name = t('builder.accept.text', { number: 1 });
  screen.getByRole('button', { name: t('builder.part.remove', { name }) }).focus();
  await user.keyboard('{Enter}');
  expect(shares()).toEqual(['100']);
  expect(screen.getByLabelText(name)).toHaveFocus();
});

it('the right order is the order in which the steps stand', async () => {
  const user = userEvent.setup();
  show('ordering');
  (await screen.findByRole('button', { name: t('builder.part.down', { name: step(1) }) })).focus();
  await user.keyboard('{Enter}');
  expect(written.key).toEqual({ type: 'ordering', order: ['b', 'a'] });
});

it('a gap that is added stands in the text and has a key, and is gone from both when it is taken out', async () => {
  const user = userEvent.setup();
  show('gaps');
  await user.click(await screen.findByRole('button', { name: t('builder.gaps.add') }));
  expect(written.spec).toMatchObject({ text: '{{g1}} {{g2}}', gaps: [{ id: 'g1' }, { id: 'g2' }] });
  expect(codes().filter((code) => code.startsWith('spec/text'))).toEqual([]);
  await user.click(
    screen.getByRole('button', { name: t('builder.part.remove', { name: t('builder.gaps.gap', { name: '{{g1}}' }) }) }),
  );
  expect(written.spec).toMatchObject({ text: '{{g2}}', gaps: [{ id: 'g2' }] });
  expect(Object.keys(written.key.type === 'gaps' ? written.key.gaps : {})).toEqual(['g2']);
});

it('what a pair may be matched with is in the language it is written in, which the list says', async () => {
  const user = userEvent.setup();
  show('matching');
  await user.type(await screen.findByLabelText(t('builder.matching.target', { number: 1 })), 'Raportohet');
  const [first] = screen.getAllByRole<HTMLOptionElement>('option', { name: 'Raportohet' });
  expect(first).toHaveAttribute('lang', 'sq');
  // One without words is called by the page.
  const [second] = screen.getAllByRole('option', { name: t('builder.matching.target', { number: 2 }) });
  expect(second).not.toHaveAttribute('lang');
});
