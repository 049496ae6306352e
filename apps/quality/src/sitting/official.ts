import type { Translate } from '@edukom/i18n';
import type { BrowserContext, Page } from 'playwright-core';
import { allTypes, allTypesQuizId } from '../exam/all-types.js';
import { type Answers, answerText } from './given-answers.js';
import { giveAnswer } from './give-answer.js';

/** A press or a letter that is not taken in this time was not taken. */
export const BLOCKED_AFTER_MS = 5_000;

/** One person before the real player, in a browser of their own. Remembers what was given, as it must be stored. */
export class Official {
  private readonly last = new Map<string, string>();
  private attempt = '';

  constructor(
    readonly page: Page,
    private readonly t: Translate,
    /** The number of the person. */
    readonly person: number,
    /** Where the product is, for a browser that was not told. */
    private readonly base = '',
  ) {
    page.setDefaultTimeout(BLOCKED_AFTER_MS);
    // How long a page takes to come is measured elsewhere.
    page.setDefaultNavigationTimeout(60_000);
  }

  /** What was given last to each question. */
  get given(): Answers {
    return this.last;
  }

  get context(): BrowserContext {
    return this.page.context();
  }

  get attemptId(): string {
    return this.attempt;
  }

  /** Opens the quiz again: what is open goes on by itself. */
  async reopen(): Promise<void> {
    await this.page.goto(`${this.base}/sq/app/quizzes/${allTypesQuizId}`);
    await this.shown();
  }

  /** How many questions have an answer on the page. */
  answeredCount(): Promise<number> {
    return this.page.locator('.quiz-number-done').count();
  }

  /** Opens the quiz and begins. */
  async begin(): Promise<void> {
    const { page, t } = this;
    await page.goto(`${this.base}/sq/app/quizzes/${allTypesQuizId}`);
    const begun = page.waitForResponse((reply) => reply.url().endsWith('/attempts') && reply.ok(), { timeout: 30_000 });
    await page.getByRole('button', { name: t('quiz.start.begin') }).click({ timeout: 30_000 });
    const { attemptId } = (await (await begun).json()) as { attemptId: string };
    this.attempt = attemptId;
    await this.shown();
  }

  /** Waits until the player stands. */
  async shown(): Promise<void> {
    await this.page.locator('.quiz-prompt').waitFor({ timeout: 30_000 });
  }

  /** The application is on the device: it opens without a network. */
  async onDevice(): Promise<void> {
    await this.page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 60_000 });
  }

  /** Goes to a question and answers it. Throws when something could not be pressed or typed. */
  async give(slot: number, turn: number): Promise<void> {
    const { page, t, person } = this;
    await page
      .locator('.quiz-numbers button')
      .nth(slot - 1)
      .click();
    await page
      .getByRole('heading', { name: t('quiz.question.of', { number: slot, count: allTypes.length }), exact: true })
      .waitFor();
    const card = page.locator('.quiz-question');
    const answer = await giveAnswer(allTypes[slot - 1] ?? '', { page, card, t, turn, who: `p${person}` });
    this.last.set(`${this.attempt}/${slot}`, answerText(answer));
  }

  /** Waits until the page says that the server has everything. */
  async saved(withinMs = 20_000): Promise<void> {
    const text = this.t('quiz.save.saved');
    await this.page.locator('.quiz-save').getByText(text, { exact: true }).waitFor({ timeout: withinMs });
  }

  /** Waits until the page shows how many answers are not sent. */
  async showsUnsent(count: number, withinMs: number): Promise<void> {
    const { page, t } = this;
    const told = page.locator('.quiz-save');
    const texts = [t('quiz.save.offline', { count }), t('quiz.save.waiting', { count })];
    await told
      .getByText(texts[0] ?? '', { exact: true })
      .or(told.getByText(texts[1] ?? '', { exact: true }))
      .waitFor({ timeout: withinMs });
  }
}
