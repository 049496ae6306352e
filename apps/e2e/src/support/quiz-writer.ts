import type { QuestionType } from '@edukom/domain';
import type { Visitor } from './visitor.js';

/** A trainer who writes questions and sets up a quiz, by keyboard. */
export class QuizWriter {
  constructor(private readonly visitor: Visitor) {}

  /** From the page of the quiz to a new question of a type. */
  async begin(type: QuestionType, quiz: string): Promise<void> {
    const { page, t } = this.visitor;
    await this.visitor.goto(quiz);
    await this.visitor.settled();
    await page.getByLabel(t('builder.quiz.new-type')).first().selectOption(type);
    await page
      .getByRole('button', { name: t('builder.quiz.write') })
      .first()
      .press('Enter');
    await page.waitForURL(/\/questions\/new\?/);
    await page.getByLabel(t('builder.question.prompt'), { exact: true }).waitFor();
  }

  /** Goes to a field and types, with nothing but keys. */
  async type(label: string, words: string): Promise<void> {
    const { page } = this.visitor;
    const field = page.locator('.qb-form').getByLabel(label, { exact: true });
    await field.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(words);
  }

  async tick(label: string): Promise<void> {
    await this.visitor.page.locator('.qb-form').getByLabel(label, { exact: true }).press('Space');
  }

  async save(): Promise<void> {
    const { page, t } = this.visitor;
    await page.getByRole('button', { name: t('common.save'), exact: true }).press('Enter');
  }

  /** Saves; a new question then has an address of its own. */
  async saved(): Promise<void> {
    const { page, t } = this.visitor;
    const isNew = page.url().includes('/questions/new');
    await this.save();
    if (isNew) await page.waitForURL(/\/questions\/[\da-f-]{36}$/);
    else await page.getByText(t('common.saved'), { exact: true }).first().waitFor();
    await this.visitor.settled();
  }

  /** Writes prompt, two options and feedback in another language, beside the source. */
  async translate(
    locale: string,
    [prompt = '', one = '', two = '', feedback = '']: readonly string[],
    script?: string,
  ): Promise<void> {
    const { page, t } = this.visitor;
    await page.getByLabel(t('builder.question.language')).selectOption(locale);
    if (script) await page.getByLabel(t('writing.script.choose')).selectOption(script);
    await page.locator('.qb-source').first().waitFor();
    await this.type(t('builder.question.prompt'), prompt);
    await this.type(t('builder.options.option', { number: 1 }), one);
    await this.type(t('builder.options.option', { number: 2 }), two);
    await this.type(t('builder.question.feedback'), feedback);
    await this.saved();
  }
}
