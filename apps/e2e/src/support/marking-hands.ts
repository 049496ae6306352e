import { formatPoints } from '@edukom/i18n';
import { inLocale, type Hands } from './question-kind.js';
import { handedIn, levelsOfOpen } from './kinds-of-writing.js';
import type { Look } from './look-at.js';

/** What each trainer thinks of the answers, in the language of the interface. */
const COMMENTS = {
  sq: 'Mirë: rrjeti u shkëput menjëherë.',
  'sr-Latn': 'Dobro: mreža je odmah prekinuta.',
  'sr-Cyrl': 'Одлично, мрежа је одмах прекинута.',
  en: 'Well done: the network was cut at once.',
} as const;
export const commentIn = (locale: Hands['locale']): string => COMMENTS[locale];

/** Points of the file, of one, in hundredths; what the levels of the open answer come to. */
export const MARKED = { file: 50, open: 300 } as const;

/** To the third answer and back to the first that waits; the focus is each time in the form of the answer. */
export async function stepAbout({ keys, t }: Hands, count: number): Promise<void> {
  const at = async (number: number) => {
    await keys.page.getByText(t('grading.queue.of', { number, count })).waitFor();
    await keys.isOn(/./, /^(?:radio|text)$/);
  };
  await at(1);
  await keys.press('j');
  await at(2);
  await keys.push(t('grading.queue.next'));
  await at(3);
  await keys.press('k');
  await at(2);
  await keys.push(t('grading.queue.previous'));
  await at(1);
}

/** A level per criterion, by its digit and by arrows; a comment, kept in the bank; saved by the button. */
export async function markOpen(hands: Hands, look: Look): Promise<void> {
  const { keys, t } = hands;
  const [action, wording] = levelsOfOpen;
  const level = (text: string, points: number) =>
    t('grading.rubric.level', { points: formatPoints(hands.locale, points), text });
  await keys.isOn(level(inLocale(action[0], hands), 0));
  await look('open-1-empty');
  await keys.press('Enter');
  await keys.page.getByText(t('grading.rubric.missing')).waitFor();
  await look('open-2-error');
  await keys.press('3');
  await keys.isOn(level(inLocale(wording[0], hands), 0));
  await keys.arrowTo(level(inLocale(wording[1], hands), 100));
  const max = formatPoints(hands.locale, MARKED.open);
  await keys.page.getByText(t('grading.rubric.sum', { points: max, max })).waitFor();
  await keys.press('c');
  await keys.isOn(t('grading.mark.comment'));
  await keys.type(commentIn(hands.locale));
  await keys.push(t('grading.bank.keep'));
  await keys.page.getByText(t('grading.bank.kept')).waitFor({ state: 'attached' });
  await look('open-3-filled');
  await keys.backTo(t('grading.mark.save'), 'button');
  await keys.press('Enter');
}

/** Points typed, after more than there are were refused; the file fetched; the comment out of the bank, and out of it again. */
export async function markFile(hands: Hands, look: Look): Promise<void> {
  const { keys, t } = hands;
  const max = formatPoints(hands.locale, 100);
  const points = t('grading.mark.points', { max });
  await keys.isOn(points);
  await look('file-upload-1-empty');
  await keys.type('2');
  await keys.press('Enter');
  await keys.page.getByText(t('grading.mark.points-wrong', { max })).waitFor();
  await look('file-upload-2-error');
  await keys.backTo(t('grading.file.open', { name: handedIn.name }), 'a');
  const fetched = keys.page.waitForEvent('download');
  await keys.press('Enter');
  expect((await fetched).suggestedFilename()).toBe(handedIn.name);
  await keys.write(points, formatPoints(hands.locale, MARKED.file));
  await insertAndDrop(hands);
  await look('file-upload-3-filled');
  await keys.press('Control+Enter');
}

async function insertAndDrop(hands: Hands): Promise<void> {
  const { keys, t } = hands;
  const comment = commentIn(hands.locale);
  const [word = ''] = comment.split(/\W?\s/u);
  await keys.press('b');
  await keys.isOn(t('grading.bank.label'));
  await keys.type(word);
  await keys.press('Enter');
  const field = keys.page.getByLabel(t('grading.mark.comment'), { exact: true });
  await keys.isOn(t('grading.mark.comment'));
  expect(await field.inputValue()).toBe(comment);
  await keys.tabTo(t('grading.bank.label'));
  await keys.type(word);
  await keys.push(t('grading.bank.drop', { text: comment.slice(0, 40) }));
  await keys.page.getByRole('option', { name: comment }).waitFor({ state: 'detached' });
  await keys.page.locator('[role="combobox"]:focus').waitFor();
  await keys.backTo(t('grading.mark.comment'));
}
