import { INTERFACE_LOCALES, type InterfaceLocale } from '@edukom/domain';
import type { Look } from './look-at.js';
import { handsOf, type QuestionKind } from './question-kind.js';
import type { Visitor } from './visitor.js';

/** The questions that are written in this language are sat, marked and released; in the others they are only written. */
export const GOES_ON_IN: InterfaceLocale = 'sq';
export const OTHERS: readonly InterfaceLocale[] = INTERFACE_LOCALES.filter((locale) => locale !== GOES_ON_IN);

const QUESTION = /\/questions\/[\da-f-]{36}$/;

/** From the quiz to a new question of a type; saved empty, which says what is missing; the focus then in the prompt. */
async function begin(visitor: Visitor, { type }: QuestionKind, look: Look): Promise<void> {
  const { keys, t } = handsOf(visitor);
  const { page } = visitor;
  await keys.tabTo(t('builder.quiz.new-type'));
  await keys.pick(t(`builder.type.${type}`));
  await keys.push(t('builder.quiz.write'));
  await page.waitForURL(/\/questions\/new\?/);
  await page.getByLabel(t('builder.question.prompt'), { exact: true }).waitFor();
  await visitor.settled();
  await look(`${type}-1-empty`);
  await keys.push(t('common.save'));
  await page.locator('.ed-error-summary').waitFor();
  await page.locator('.qb-form .ed-field-error').first().waitFor();
  await look(`${type}-2-error`);
  await keys.follow(/./);
  await keys.isOn(t('builder.question.prompt'));
}

/**
 * Writes a question with nothing but keys, from the page of its quiz to the page it then has. Its texts are Albanian,
 * whatever the interface speaks.
 */
export async function writeQuestion(visitor: Visitor, kind: QuestionKind, look: Look): Promise<void> {
  const hands = handsOf(visitor);
  const { keys, t } = hands;
  await begin(visitor, kind, look);
  await keys.type(kind.prompt.sq);
  await kind.write(hands);
  await look(`${kind.type}-3-filled`);
  await keys.push(t('common.save'));
  await visitor.page.waitForURL(QUESTION);
  await visitor.settled();
}

/** Comes to the page of the quiz: from a question by its link, which loads nothing anew. */
export async function toQuiz(visitor: Visitor, address: string): Promise<void> {
  const { keys, t } = handsOf(visitor);
  const { page } = visitor;
  if (QUESTION.test(page.url())) await keys.follow(t('builder.question.back'));
  else await visitor.goto(address);
  await page.waitForURL(`**${address}`);
  await page.getByLabel(t('builder.quiz.new-type'), { exact: true }).waitFor();
  await visitor.settled();
}
