import { loadTranslate } from '@edukom/i18n';
import { INTERFACE_LOCALES } from '@edukom/domain';
import { receiptFileName, receiptText } from './receipt-text.js';

const facts = {
  title: 'Testi përfundimtar',
  number: 2,
  receipt: {
    attemptId: '01890000-0000-7000-8000-000000000001',
    quizId: '01890000-0000-7000-8000-000000000002',
    state: 'expired' as const,
    hash: 'a1b2c3d4e5f6'.padEnd(64, '0'),
    answered: 7,
    questions: 9,
    finishedAt: new Date('2026-05-04T08:30:00.000Z'),
  },
};

it.each(INTERFACE_LOCALES)('says in %s what was handed in, when, how it ended, and the whole hash', async (locale) => {
  const t = await loadTranslate(locale);
  const text = receiptText(t, facts);
  for (const part of [facts.title, facts.receipt.hash, facts.receipt.attemptId, '2026-05-04T08:30:00.000Z'])
    expect(text).toContain(part);
  expect(text).toContain(t('quiz.result.state-expired'));
  expect(text).not.toMatch(/quiz\.|\{\{/);
  expect(receiptFileName(t, facts)).toMatch(/^edukom-[\p{L}]+-a1b2c3d4e5f6\.txt$/u);
});
