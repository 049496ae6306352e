import type { assemble } from './assemble.js';
import { readCloze } from './cloze.js';
import { gapId, gapsOf, placeOf, type ReadGap } from './gap-text.js';
import type { MoodleReading } from './moodle-read.js';
import { refuse } from './read-item.js';
import { piecesIn, readTexts, type TextFormat } from './texts.js';
import { childOf, childrenOf, wordsOf, type XmlNode } from './xml-tree.js';

type ReadPart = (reading: MoodleReading) => ReturnType<Parameters<typeof assemble>[1]>;

interface Worded {
  readonly html: string;
  readonly format: TextFormat;
}

/** The text of a question in the language of the file: gaps of other languages are others, and are told to be lost. */
function wordsIn({ node, language, findings }: MoodleReading): Worded {
  const holder = childOf(node, 'questiontext');
  const whole = wordsOf(childOf(holder, 'text'));
  const html = piecesIn(whole, language.locale);
  if (html !== whole && /\bmultilang\b|\{mlang /u.test(whole)) findings.lose('language', 'multilang');
  return { html, format: holder?.attributes['format'] === 'moodle_auto_format' ? 'moodle' : 'html' };
}

/** Answers embedded in the text. */
export const clozePart: ReadPart = (reading) => {
  const { language, findings } = reading;
  const words = wordsIn(reading);
  const { html, gaps } = readCloze(words.html, language, findings);
  return gapsOf(readTexts(html, words.format, language, findings), gaps, language, findings);
};

interface Word {
  readonly text: ReadGapText;
  readonly group: string;
}
type ReadGapText = Extract<ReadGap, { kind: 'choice' }>['options'][number]['text'];

function wordOf(node: XmlNode, { language, findings }: MoodleReading): Word {
  return {
    text: readTexts(wordsOf(childOf(node, 'text')), 'html', language, findings),
    group: wordsOf(childOf(node, 'group')).trim() || '1',
  };
}

/** Numbered places, `[[2]]`, for which one of the words of the same group is chosen or dragged there. */
export const missingWords =
  (element: 'selectoption' | 'dragbox'): ReadPart =>
  (reading) => {
    const { node, language, findings } = reading;
    const all = childrenOf(node, element).map((one) => wordOf(one, reading));
    const gaps: ReadGap[] = [];
    const words = wordsIn(reading);
    const html = words.html.replace(/\[\[(\d{1,3})\]\]/gu, (place, given: string) => {
      const right = all[Number(given) - 1] ?? refuse('answer-missing', place);
      const options = all
        .filter(({ group }) => group === right.group)
        .map((word) => ({ text: word.text, percent: word === right ? 100 : 0 }));
      gaps.push({ kind: 'choice', options });
      return placeOf(gapId(gaps.length - 1));
    });
    if (gaps.length === 0) refuse('answer-missing');
    return gapsOf(readTexts(html, words.format, language, findings), gaps, language, findings);
  };
