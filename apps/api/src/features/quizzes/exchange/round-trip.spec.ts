import { HELD_TYPES } from '@edukom/contracts';
import fc from 'fast-check';
import { questionArbitrary, text } from '../../../../test/question-arbitraries.js';
import { readGift } from './gift-read.js';
import { writeGift } from './gift-write.js';
import { readMoodleXml } from './moodle-read.js';
import { writeMoodleXml } from './moodle-write.js';
import { readQtiItem } from './qti-read.js';
import { writeQtiItem, writeQtiPackage } from './qti-write.js';
import type { ExchangeQuestion, ReadItem } from './read-item.js';
import { readQuestions } from './read-questions.js';
import { writeSheet } from './sheet-write.js';

const language = { locale: 'sq', isLatin: false } as const;

const comparable = (items: readonly ReadItem[]) =>
  items.map((item) => ({ question: item.question, reasons: item.reasons }));
const expected = (questions: readonly ExchangeQuestion[]) => questions.map((one) => ({ question: one, reasons: [] }));
const held = (format: keyof typeof HELD_TYPES) =>
  fc.array(questionArbitrary(HELD_TYPES[format]), { minLength: 1, maxLength: 4 });

it('GIFT: what is written is read again, whatever is in it', () => {
  fc.assert(
    fc.property(held('gift'), (all) => {
      const file = writeGift(all, 'sq');
      const read = readGift(file, language);
      expect(comparable(read)).toEqual(expected(all));
      expect(
        writeGift(
          read.flatMap((item) => item.question ?? []),
          'sq',
        ),
      ).toBe(file);
    }),
    { numRuns: 400 },
  );
});

it('Moodle XML: what is written is read again, whatever is in it', () => {
  fc.assert(
    fc.property(held('moodle-xml'), (all) => {
      const file = writeMoodleXml(all, 'sq');
      const read = readMoodleXml(file, language);
      expect(comparable(read)).toEqual(expected(all));
      expect(
        writeMoodleXml(
          read.flatMap((item) => item.question ?? []),
          'sq',
        ),
      ).toBe(file);
    }),
    { numRuns: 400 },
  );
});

it('QTI: what is written is read again, whatever is in it', () => {
  fc.assert(
    fc.property(questionArbitrary(HELD_TYPES.qti), (one) => {
      const file = writeQtiItem(one, 'q00001', 'sq');
      expect(comparable(readQtiItem(file, '', language))).toEqual(expected([one]));
    }),
    { numRuns: 400 },
  );
});

it('a package of QTI and a workbook come back whole, told by their bytes', async () => {
  await fc.assert(
    fc.asyncProperty(held('qti'), held('xlsx'), async (all, more) => {
      const zipped = await readQuestions(writeQtiPackage(all, 'sq'), language);
      expect([zipped.format, comparable(zipped.items)]).toEqual(['qti', expected(all)]);
      const sheet = await readQuestions(await writeSheet(more, 'sq'), language);
      expect([sheet.format, comparable(sheet.items)]).toEqual(['xlsx', expected(more)]);
    }),
    { numRuns: 60 },
  );
});

it('no file makes a reader throw', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          text,
          fc.constantFrom(
            '\n\n',
            '{',
            '}',
            '<question type="multichoice">',
            '</question>',
            '<quiz>',
            '<![CDATA[',
            '~%',
            '=%100%',
          ),
        ),
      ),
      (pieces) => {
        const file = pieces.join('');
        readGift(file, language);
        readMoodleXml(file, language);
        readQtiItem(file, '', language);
      },
    ),
    { numRuns: 400 },
  );
});
