import type { Translate } from '@edukom/i18n';
import type { Locator, Page } from 'playwright-core';
import { LABELS } from '../exam/all-types.js';
import { pdf } from '../media/tiny-files.js';

/** A question as the person before the page has it. */
interface Asked {
  readonly page: Page;
  /** The card of the question. */
  readonly card: Locator;
  readonly t: Translate;
  /** Answers of different turns differ, and are told apart by whose they are. */
  readonly turn: number;
  /** Whose answer it is: stands in everything typed. */
  readonly who: string;
}

type Labels = Readonly<Record<string, string>>;

const turned = (labels: Labels, turn: number): readonly [id: string, label: string] => {
  const all = Object.entries(labels);
  return all[turn % all.length] ?? ['', ''];
};

const idOfLabel = (labels: Labels, label: string): string =>
  Object.keys(labels).find((id) => labels[id] === label.trim()) ?? label;

async function radio({ card }: Asked, name: string | RegExp): Promise<void> {
  await card.getByRole('radio', typeof name === 'string' ? { name, exact: true } : { name }).check();
}

/** Gives one type of answer with mouse and keyboard, and tells what must be stored of it. */
type Give = (asked: Asked) => Promise<unknown>;

const typed =
  (type: string, words: (asked: Asked) => string): Give =>
  async (asked) => {
    const text = words(asked);
    await asked.card.getByRole('textbox').fill(text);
    return { type, text };
  };

const give: Readonly<Record<string, Give>> = {
  single: async (asked) => {
    const [selected, label] = turned(LABELS.options, asked.turn);
    await radio(asked, label);
    return { type: 'single', selected };
  },
  'true-false': async (asked) => {
    const value = asked.turn % 2 === 0;
    await radio(asked, asked.t(value ? 'quiz.question.true' : 'quiz.question.false'));
    return { type: 'true-false', value };
  },
  multiple: async ({ card, turn }) => {
    const box = (label: string) => card.getByRole('checkbox', { name: label, exact: true });
    for (const label of Object.values(LABELS.options)) await box(label).uncheck();
    const wanted = [turned(LABELS.options, turn), turned(LABELS.options, turn + 1)];
    for (const [, label] of wanted) await box(label).check();
    return { type: 'multiple', selected: wanted.map(([id]) => id) };
  },
  numeric: typed('numeric', ({ turn }) => `${70 + turn}`),
  'short-text': typed('short-text', ({ turn, who }) => `Prishtinë ${turn} ${who}`),
  open: typed('open', ({ turn, who }) => `Përgjigjja ${turn} e ${who}: ëç ШЂ\nrreshti i dytë`),
  matching: async ({ card, turn }) => {
    const pairs: Record<string, string> = {};
    for (const [index, [prompt, label]] of Object.entries(LABELS.prompts).entries()) {
      const [target] = turned(LABELS.targets, index + turn);
      await card.getByLabel(label, { exact: true }).selectOption(target);
      pairs[prompt] = target;
    }
    return { type: 'matching', pairs };
  },
  ordering: async ({ card, turn }) => {
    const keep = card.locator('.quiz-order-keep button');
    if ((await keep.count()) > 0) await keep.click();
    // The first of the list goes down as far as the turn says.
    for (let step = 0; step < turn % 3; step += 1) await card.locator('[data-step="1"]').first().click();
    const shown = await card.locator('.quiz-order-words').allInnerTexts();
    return { type: 'ordering', order: shown.map((label) => idOfLabel(LABELS.items, label)) };
  },
  gaps: async ({ card, turn, who }) => {
    const gap = card.locator('.quiz-gap');
    const [whom] = turned(LABELS.whom, turn);
    const [hours, town] = [`${turn}`, `Гњилане ${turn} ${who}`];
    await gap.nth(0).fill(hours);
    await gap.nth(1).selectOption(whom);
    await gap.nth(2).fill(town);
    return { type: 'gaps', gaps: { hours, whom, town } };
  },
  'picture-choice': async (asked) => {
    const [id, label] = turned(LABELS.areas, asked.turn);
    await radio(asked, new RegExp(`${label}$`));
    return { type: 'picture-choice', selected: [id] };
  },
  'file-upload': async ({ card, turn, who }) => {
    const name = `detyra-${turn}-${who}.pdf`;
    const buffer = pdf({ tail: `${name}\n` });
    await card.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer });
    return { type: 'file-upload', file: name };
  },
};

/**
 * Answers the question on the page as a person does.
 * @returns what must be stored; of a file its name
 */
export function giveAnswer(type: string, asked: Asked): Promise<unknown> {
  const one = give[type];
  if (!one) throw new Error(`no way to answer a question of type ${type}`);
  return one(asked);
}
