import type { Texts } from './course-texts.js';
import { inLocale, type QuestionKind, say } from './question-kind.js';

const strong = say('Katër fjalë të rastit', 'Four random words', 'Четири насумичне речи');
const town = say('Emri i qytetit', 'The name of the town', 'Назив града');
const birthday = say('Data e lindjes', 'The date of birth', 'Датум рођења');

const single: QuestionKind = {
  type: 'single',
  prompt: say('Cili fjalëkalim është më i fortë?', 'Which password is the strongest?', 'Која је лозинка најјача?'),
  write: async ({ keys, t }) => {
    const option = (number: number) => t('builder.options.option', { number });
    await keys.write(option(1), town.sq);
    await keys.write(option(2), strong.sq);
    await keys.tick(t('builder.options.is-right', { number: 2 }));
    await keys.push(t('builder.options.add'));
    await keys.isOn(option(3));
    await keys.type(birthday.sq);
    await keys.push(t('builder.options.add'));
    await keys.isOn(option(4));
    await keys.type('Një shumë');
    await keys.push(t('builder.part.remove', { name: option(4) }));
    await keys.isOn(t('builder.part.remove', { name: option(3) }));
    await keys.backTo(t('builder.part.up', { name: option(2) }));
    await keys.press('Enter');
    await keys.isOn(t('builder.part.down', { name: option(1) }));
  },
  saved: {
    spec: { type: 'single', options: [{ text: strong.sq }, { text: town.sq }, { text: birthday.sq }] },
    key: { type: 'single', correct: [strong.sq] },
  },
  answer: async (hands) => {
    await hands.keys.tabTo(/./, 'radio');
    await hands.keys.arrowTo(inLocale(strong, hands));
  },
  stored: { type: 'single', selected: strong.sq },
};

const steps = say('Hyrja me dy hapa', 'Signing in with two steps', 'Пријава у два корака');
const same = say('I njëjti fjalëkalim kudo', 'The same password everywhere', 'Иста лозинка свуда');
const lock = say('Kyçja e ekranit', 'Locking the screen', 'Закључавање екрана');

const multiple: QuestionKind = {
  type: 'multiple',
  prompt: say('Çka e mbron një llogari?', 'What protects an account?', 'Шта штити налог?'),
  write: async ({ keys, t }) => {
    await keys.write(t('builder.options.option', { number: 1 }), steps.sq);
    await keys.tick(t('builder.options.is-right', { number: 1 }));
    await keys.write(t('builder.options.option', { number: 2 }), same.sq);
    await keys.push(t('builder.options.add'));
    await keys.isOn(t('builder.options.option', { number: 3 }));
    await keys.type(lock.sq);
    await keys.tick(t('builder.options.is-right', { number: 3 }));
    await keys.tabTo(t('builder.rule.label'));
    await keys.pick(t('builder.rule.weights'));
    await keys.backTo(t('builder.options.weight', { number: 2 }));
    await keys.type('-50');
  },
  saved: {
    spec: {
      type: 'multiple',
      options: [{ text: steps.sq }, { text: same.sq }, { text: lock.sq }],
      rule: 'weights',
    },
    key: {
      type: 'multiple',
      correct: [steps.sq, lock.sq],
      weights: { [steps.sq]: 5_000, [same.sq]: -5_000, [lock.sq]: 5_000 },
    },
  },
  answer: async (hands) => {
    // In the order of the page, whatever that is: Tab only goes forward.
    const right = [steps, lock].map((text) => inLocale(text, hands));
    for (let count = 0; count < 3; count += 1)
      if (right.includes((await hands.keys.tabTo(/./, 'checkbox')).text)) await hands.keys.press('Space');
  },
  stored: { type: 'multiple', selected: [steps.sq, lock.sq].toSorted() },
};

const trueFalse: QuestionKind = {
  type: 'true-false',
  prompt: say('Fjalëkalimi i thuhet shefit.', 'The boss is told the password.', 'Лозинка се говори шефу.'),
  write: async ({ keys, t }) => {
    await keys.tabTo(t('quiz.question.true'), 'radio');
    await keys.press('ArrowDown');
    await keys.isOn(t('quiz.question.false'));
  },
  saved: { spec: { type: 'true-false' }, key: { type: 'true-false', correct: false } },
  answer: async ({ keys, t }) => {
    await keys.tabTo(/./, 'radio');
    await keys.arrowTo(t('quiz.question.false'));
  },
  stored: { type: 'true-false', value: false },
};

const mail = say('Mesazhi i dyshimtë', 'A suspicious message', 'Сумњива порука');
const phone = say('Telefoni i humbur', 'A lost phone', 'Изгубљен телефон');
const report = say('Raportohet', 'It is reported', 'Пријављује се');
const block = say('Bllokohet nga larg', 'It is locked from afar', 'Закључава се на даљину');
const wait = say('Pritet', 'One waits', 'Чека се');

const matching: QuestionKind = {
  type: 'matching',
  prompt: say('Çka bëhet me secilin?', 'What is done with each?', 'Шта се ради са сваким?'),
  write: async ({ keys, t }) => {
    await keys.write(t('builder.matching.target', { number: 1 }), report.sq);
    await keys.write(t('builder.matching.target', { number: 2 }), block.sq);
    await keys.push(t('builder.matching.add-target'));
    await keys.isOn(t('builder.matching.target', { number: 3 }));
    await keys.type(wait.sq);
    await keys.write(t('builder.matching.prompt', { number: 1 }), mail.sq);
    await keys.tabTo(t('builder.matching.right', { number: 1 }));
    await keys.pick(report.sq);
    await keys.write(t('builder.matching.prompt', { number: 2 }), phone.sq);
    await keys.tabTo(t('builder.matching.right', { number: 2 }));
    await keys.pick(block.sq);
    await keys.push(t('builder.matching.add-prompt'));
    await keys.isOn(t('builder.matching.prompt', { number: 3 }));
    await keys.push(t('builder.part.remove', { name: t('builder.matching.prompt', { number: 3 }) }));
    await keys.isOn(t('builder.part.remove', { name: t('builder.matching.prompt', { number: 2 }) }));
    await keys.tabTo(t('builder.rule.label'));
    await keys.pick(t('builder.rule.right-minus-wrong'));
  },
  saved: {
    spec: {
      type: 'matching',
      prompts: [{ text: mail.sq }, { text: phone.sq }],
      targets: [{ text: report.sq }, { text: block.sq }, { text: wait.sq }],
      rule: 'right-minus-wrong',
    },
    key: { type: 'matching', pairs: { [mail.sq]: [report.sq], [phone.sq]: [block.sq] } },
  },
  answer: async (hands) => {
    const { keys } = hands;
    const pairs: readonly (readonly [Texts, Texts])[] = [
      [mail, report],
      [phone, block],
    ];
    for (let count = 0; count < pairs.length; count += 1) {
      const { text } = await keys.tabTo(/./, 'select');
      const target = pairs.find(([prompt]) => inLocale(prompt, hands) === text)?.[1];
      await keys.pick(target ? inLocale(target, hands) : `a target for ${text}`);
    }
  },
  stored: { type: 'matching', pairs: { [mail.sq]: report.sq, [phone.sq]: block.sq } },
};

const first = say('Shkëputet rrjeti', 'The network is cut', 'Прекида се мрежа');
const second = say('Thirret zyrtari për siguri', 'The security officer is called', 'Зове се службеник за безбедност');
const third = say('Shkruhet raporti', 'The report is written', 'Пише се извештај');

const ordering: QuestionKind = {
  type: 'ordering',
  prompt: say('Radhitni hapat.', 'Put the steps in order.', 'Поређајте кораке.'),
  write: async ({ keys, t }) => {
    const item = (number: number) => t('builder.ordering.item', { number });
    await keys.write(item(1), second.sq);
    await keys.write(item(2), third.sq);
    await keys.push(t('builder.ordering.add'));
    await keys.isOn(item(3));
    await keys.type(first.sq);
    await keys.push(t('builder.part.up', { name: item(3) }));
    await keys.isOn(t('builder.part.up', { name: item(2) }));
    await keys.press('Enter');
    await keys.isOn(t('builder.part.down', { name: item(1) }));
    await keys.tabTo(t('builder.rule.label'));
    await keys.pick(t('builder.rule.exact-positions'));
  },
  saved: {
    spec: {
      type: 'ordering',
      items: [{ text: first.sq }, { text: second.sq }, { text: third.sq }],
      rule: 'exact-positions',
    },
    key: { type: 'ordering', order: [first.sq, second.sq, third.sq] },
  },
  answer: async (hands) => {
    const { keys, t } = hands;
    const wanted = [first, second, third].map((text) => inLocale(text, hands));
    const shown = await keys.page.locator('.quiz-order-words').allInnerTexts();
    if (wanted.every((text, at) => text === shown[at])) return keys.push(t('quiz.ordering.keep'));
    // From the top: what stands further down is further on with Tab, and a moved step takes the focus with it.
    for (const [place, item] of wanted.entries()) {
      const at = shown.indexOf(item);
      if (at === place) continue;
      await keys.tabTo(t('quiz.ordering.move-up', { item }));
      for (let moves = at; moves > place; moves -= 1) await keys.press('Enter');
      shown.splice(place, 0, ...shown.splice(at, 1));
    }
  },
  stored: { type: 'ordering', order: [first.sq, second.sq, third.sq] },
};

/** Types whose answer is chosen or arranged. */
export const KINDS_OF_CHOICE: readonly QuestionKind[] = [single, multiple, trueFalse, matching, ordering];
