import { KINDS_OF_CHOICE } from './support/kinds-of-choice.js';
import { KINDS_OF_WRITING } from './support/kinds-of-writing.js';
import { lookAt } from './support/look-at.js';
import { expectNoLatinWords } from './support/page-checks.js';
import { handsOf, saidBy } from './support/question-kind.js';
import { QuestionScene } from './support/question-scene.js';
import { story } from './support/story.js';
import { useBrowser } from './support/use-browser.js';
import { DESK, type Visitor } from './support/visitor.js';
import { OTHERS, toQuiz, writeQuestion } from './support/write-question.js';

const KINDS = [...KINDS_OF_CHOICE, ...KINDS_OF_WRITING];
const SLUG = `shkruhet-${Date.now() % 1_000_000}`;
const browser = useBrowser({ keep: true });

/** Fit for everybody; and whatever is not in the language of the page says so. */
async function look(visitor: Visitor, name: string): Promise<void> {
  await lookAt(visitor, 'question-writing', name);
  if (visitor.locale === 'sr-Cyrl') await expectNoLatinWords(visitor.page, 'main');
}

/** The language the questions are sat in is that of `question-types`, where they are written too. */
describe.each(OTHERS)('in %s', (locale) => {
  const step = story(() => browser.pictures('question-writing'));
  let scene: QuestionScene;
  let trainer: Visitor;

  beforeAll(async () => {
    scene = await QuestionScene.begin(`${SLUG}-${locale.toLowerCase()}`);
    trainer = await browser.open({ locale, viewport: DESK });
    await trainer.signIn('trainer@edukom.example');
  });
  afterAll(() => browser.close(trainer));

  describe.each(KINDS)('a question of type $type', (kind) => {
    step('is written by keyboard, and stored as it was typed', async () => {
      await toQuiz(trainer, scene.page);
      await writeQuestion(trainer, kind, (name) => look(trainer, name));
      expect(saidBy(await scene.lastQuestion())).toMatchObject({ prompt: kind.prompt.sq, ...kind.saved });
    });
  });

  step('the questions are put in another order and taken out by keyboard, and the focus stays among them', async () => {
    await toQuiz(trainer, scene.page);
    await look(trainer, 'quiz');
    const { keys, t } = handsOf(trainer);
    const [first, second, third] = KINDS.map(({ prompt }) => prompt.sq);
    const tool = (name: 'up' | 'down' | 'remove', question = '') => t(`builder.quiz.${name}`, { name: question });
    await keys.push(tool('down', first));
    await keys.isOn(tool('down', first));
    await keys.press('Enter');
    await keys.isOn(tool('down', first));
    await keys.backTo(tool('up', third), 'button');
    await keys.press('Enter');
    // At the top there is no further up.
    await keys.isOn(tool('down', third));
    await keys.push(tool('remove', second));
    await keys.isOn(tool('remove', first));
    await keys.push(t('common.save'));
    await trainer.page.getByText(t('common.saved'), { exact: true }).first().waitFor();
    expect(await scene.asked()).toEqual([third, first, ...KINDS.slice(3).map(({ prompt }) => prompt.sq)]);
  });
});
