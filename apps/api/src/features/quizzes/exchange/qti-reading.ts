import type { assemble } from './assemble.js';
import type { Extras } from './extras.js';
import { type Findings, refuse } from './read-item.js';
import type { FileLanguage } from './texts.js';
import { childOf, childrenOf, descendants, wordsOf, type XmlNode } from './xml-tree.js';

/** Marks items of our own, whose identifier is only a number of the file. */
export const QTI_TOOL = 'Edukom';

/** An item and the interaction of it that is read. */
export interface QtiReading {
  readonly item: XmlNode;
  readonly response: XmlNode | undefined;
  readonly interaction: XmlNode;
  readonly language: FileLanguage;
  readonly findings: Findings;
  readonly extras: Extras;
}
export type ReadQtiPart = (reading: QtiReading) => ReturnType<Parameters<typeof assemble>[1]>;

export const emptyNode: XmlNode = { name: '', attributes: {}, content: [], line: 0, extras: '', error: null };

const INTERACTION = /Interaction$/u;
export const isInteraction = ({ name }: XmlNode): boolean => INTERACTION.test(name);
export function interactionsOf(node: XmlNode): XmlNode[] {
  return childrenOf(node).flatMap((child) => (isInteraction(child) ? [child] : interactionsOf(child)));
}

export const responseOf = (item: XmlNode, interaction: XmlNode): XmlNode | undefined =>
  childrenOf(item, 'responseDeclaration').find(
    ({ attributes }) => attributes['identifier'] === interaction.attributes['responseIdentifier'],
  );

export const correctOf = ({ response }: QtiReading): string[] =>
  childrenOf(childOf(response, 'correctResponse') ?? emptyNode, 'value').map((value) => wordsOf(value).trim());

export interface MapEntry {
  readonly key: string;
  readonly value: number;
  readonly isExact: boolean;
}

function numberOf(text: string | undefined): number {
  const value = Number(text);
  return text !== undefined && text.trim() !== '' && Number.isFinite(value)
    ? value
    : refuse('number-unreadable', text ?? '');
}

/** Points per answer; a number nobody can read refuses the question. */
const entriesOf = (response: XmlNode | undefined): MapEntry[] =>
  childrenOf(childOf(response, 'mapping') ?? emptyNode, 'mapEntry').map(({ attributes }) => ({
    key: attributes['mapKey'] ?? '',
    value: numberOf(attributes['mappedValue']),
    isExact: attributes['caseSensitive'] !== 'false',
  }));

const isMapped = ({ item, interaction }: QtiReading): boolean =>
  (childOf(item, 'responseProcessing')?.attributes['template'] ?? '').includes('map_response') ||
  descendants(item, 'mapResponse').some(
    ({ attributes }) => attributes['identifier'] === interaction.attributes['responseIdentifier'],
  );

/** Points per answer, when they decide; else none. */
export const mappingOf = (reading: QtiReading): MapEntry[] => (isMapped(reading) ? entriesOf(reading.response) : []);

/** What any answer that is not named earns. */
export const defaultOf = ({ response }: QtiReading): number =>
  Number(childOf(response, 'mapping')?.attributes['defaultValue'] ?? '0') || 0;

/** How near a number must be, where the item says it. */
export function toleranceOf({ item, interaction }: QtiReading) {
  const name = interaction.attributes['responseIdentifier'];
  const equal = descendants(item, 'equal').find((one) =>
    childrenOf(one, 'variable').some(({ attributes }) => attributes['identifier'] === name),
  );
  const [below = '0', above = below] = (equal?.attributes['tolerance'] ?? '0').trim().split(/\s+/u);
  if (below !== above) refuse('type-unsupported', 'uneven tolerance');
  const isRelative = equal?.attributes['toleranceMode'] === 'relative';
  return { tolerance: below, ...(isRelative ? { toleranceIn: 'percent' as const } : {}) };
}

/** Texts a person may type, with the share of each; nothing stands for anything here, so stars are guarded. */
export function typedAnswers(reading: QtiReading) {
  const entries = mappingOf(reading);
  const most = Math.max(0, ...entries.map(({ value }) => value)) || 1;
  const guarded = (text: string) => text.replace(/\*/gu, '\\*');
  const answers =
    entries.length > 0
      ? entries.map(({ key, value }) => ({ text: guarded(key), percent: (value / most) * 100 }))
      : correctOf(reading).map((text) => ({ text: guarded(text), percent: 100 }));
  return { answers, fold: entries.length > 0 && entries.every(({ isExact }) => !isExact), most };
}

export const isNumber = ({ response }: QtiReading): boolean =>
  /^(float|integer)$/u.test(response?.attributes['baseType'] ?? '');
