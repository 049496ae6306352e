import type { InterfaceLocale } from '@edukom/domain';
import { courseFile, textIn, type Texts } from './course-texts.js';
import type { Visitor } from './visitor.js';

/** A question of the course as its source has it, with the key. */
interface SourceQuestion {
  readonly id: string;
  readonly type: 'single' | 'multiple' | 'true-false' | 'numeric' | 'short-text' | 'open';
  readonly prompt: Texts;
  readonly spec: { readonly options?: readonly { readonly id: string; readonly text: Texts }[] };
  readonly key?: {
    readonly correct?: boolean | string | readonly string[];
    readonly value?: string;
    readonly variants?: readonly string[];
  };
}

const QUESTIONS = Object.values(
  courseFile<Readonly<Record<string, readonly SourceQuestion[]>>>('questions.json'),
).flat();

export const OPEN_ANSWER =
  'I them të qetësohet dhe të mos e fshijë mesazhin. E shkëpusim kompjuterin nga rrjeti dhe e ndryshojmë fjalëkalimin nga një pajisje tjetër. Raporti përmban orën, adresën dhe çka është shkruar, dhe i shkon zyrtarit për siguri: përshëndetje nga Гњилане.';

/** The question that stands on the page. */
export async function questionOn({ page, locale }: Visitor): Promise<SourceQuestion> {
  const prompt = (await page.locator('.quiz-prompt').innerText()).trim();
  const found = QUESTIONS.find((question) => textIn(question.prompt, locale) === prompt);
  if (!found) throw new Error(`No question of the course reads: ${prompt}`);
  return found;
}

/** Labels of the right options, or what is to be typed. */
export function rightAnswer({ type, key = {}, spec }: SourceQuestion, locale: InterfaceLocale): readonly string[] {
  if (type === 'open') return [OPEN_ANSWER];
  if (type === 'numeric') return [key.value ?? ''];
  if (type === 'short-text') return [key.variants?.[0] ?? ''];
  const correct = [key.correct].flat().map(String);
  return (spec.options ?? []).filter(({ id }) => correct.includes(id)).map(({ text }) => textIn(text, locale));
}

/** Answers the question on the page rightly, with the mouse and the keyboard as people do. */
export async function answer(visitor: Visitor): Promise<SourceQuestion> {
  const { page, t } = visitor;
  const question = await questionOn(visitor);
  const box = page.locator('.quiz-question');
  if (question.type === 'true-false') {
    await box
      .getByRole('radio', {
        name: t(question.key?.correct === true ? 'quiz.question.true' : 'quiz.question.false'),
        exact: true,
      })
      .check();
    return question;
  }
  for (const text of rightAnswer(question, visitor.locale)) {
    if (question.type === 'single') await box.getByRole('radio', { name: text, exact: true }).check();
    else if (question.type === 'multiple') await box.getByRole('checkbox', { name: text, exact: true }).check();
    else await box.getByRole('textbox').fill(text);
  }
  return question;
}

/** Goes through an open attempt from its first question and answers all of them. */
export async function answerAll(visitor: Visitor): Promise<string[]> {
  const { page, t } = visitor;
  await page.locator('.quiz-prompt').waitFor();
  const count = await page.locator('.quiz-numbers li').count();
  const types: string[] = [];
  for (let slot = 1; slot <= count; slot += 1) {
    await page.getByRole('heading', { name: t('quiz.question.of', { number: slot, count }), exact: true }).waitFor();
    types.push((await answer(visitor)).type);
    await page
      .getByRole('button', { name: t(slot < count ? 'quiz.nav.next' : 'quiz.nav.review'), exact: true })
      .click();
  }
  return types;
}
