import { gapId, gapsOf, placeOf, type ReadGap } from './gap-text.js';
import type { Findings } from './read-item.js';
import {
  correctOf,
  interactionsOf,
  isInteraction,
  isNumber,
  type QtiReading,
  type ReadQtiPart,
  responseOf,
  toleranceOf,
  typedAnswers,
} from './qti-reading.js';
import { readTexts } from './texts.js';
import { childOf, childrenOf, descendants, innerHtml, type XmlNode } from './xml-tree.js';

const INLINE = new Set(['textEntryInteraction', 'inlineChoiceInteraction']);

/** Whether a body is a text with gaps: several places to type or choose in, or one to choose in. */
export const isGapText = (interactions: readonly XmlNode[]): boolean =>
  interactions.every(({ name }) => INLINE.has(name)) &&
  (interactions.length > 1 || interactions[0]?.name === 'inlineChoiceInteraction');

/** What the right number earns, as the conditions around it say. */
function earnedByNumber({ item, interaction }: QtiReading): number {
  const name = interaction.attributes['responseIdentifier'];
  const condition = descendants(item, 'responseIf').find((one) =>
    descendants(one, 'variable').some(({ attributes }) => attributes['identifier'] === name),
  );
  const value = childrenOf(condition ?? item, 'setOutcomeValue').flatMap((one) => descendants(one, 'baseValue'))[0];
  return Number(value?.content.join('') ?? '1') || 1;
}

function gapOf(reading: QtiReading): { readonly gap: ReadGap; readonly most: number } {
  const { interaction, language, findings } = reading;
  if (isNumber(reading)) {
    const answers = correctOf(reading).map((value) => ({ value, ...toleranceOf(reading), percent: 100 }));
    return { gap: { kind: 'numeric', answers }, most: earnedByNumber(reading) };
  }
  const { answers, fold, most } = typedAnswers(reading);
  if (interaction.name === 'textEntryInteraction') return { gap: { kind: 'short-text', answers, fold }, most };
  const percents = new Map(answers.map(({ text, percent }) => [text, percent]));
  const options = childrenOf(interaction, 'inlineChoice').map((one) => ({
    text: readTexts(innerHtml(one), 'html', language, findings),
    percent: percents.get(one.attributes['identifier'] ?? '') ?? 0,
  }));
  return { gap: { kind: 'choice', options }, most };
}

/** How much each gap counts against the others, from the points it earns; uneven ones that no weights say are told. */
function weightsOf(points: readonly number[], findings: Findings): number[] {
  const least = Math.min(...points);
  const ratios = points.map((one) => one / least);
  if (ratios.every((ratio) => Math.abs(ratio - Math.round(ratio)) < 0.001 && ratio <= 100))
    return ratios.map(Math.round);
  findings.lose('weights');
  return points.map(() => 1);
}

/** A text with places to type or choose in. */
export const gapText: ReadQtiPart = (reading) => {
  const { item, language, findings } = reading;
  const body = childOf(item, 'itemBody') ?? item;
  const interactions = interactionsOf(body);
  const read = interactions.map((interaction) =>
    gapOf({ ...reading, interaction, response: responseOf(item, interaction) }),
  );
  const mapped = read.map(({ most }) => most);
  const weights = weightsOf(mapped, findings);
  const html = innerHtml(body, ['rubricBlock'], (node) =>
    isInteraction(node) ? placeOf(gapId(interactions.indexOf(node))) : null,
  );
  const gaps = read.map(({ gap }, index): ReadGap => ({ ...gap, weight: weights[index] ?? 1 }));
  return gapsOf(readTexts(html, 'html', language, findings), gaps, language, findings);
};
