import { CONTENT_LOCALES } from '@edukom/domain';
import fc from 'fast-check';
import type { QuestionSource } from '../question-source.js';
import { formatDecimal, letterId } from './build-question.js';
import { readGift } from './gift-read.js';
import { writeGift } from './gift-write.js';
import { readMoodleXml } from './moodle-read.js';
import { writeMoodleXml } from './moodle-write.js';
import { readQtiItem } from './qti-read.js';
import { writeQtiItem, writeQtiPackage } from './qti-write.js';
import type { ExchangeQuestion, ReadItem } from './read-item.js';
import { readQuestions } from './read-questions.js';
import { writeSheet } from './sheet-write.js';
import { cleanText } from './texts.js';

const language = { locale: 'sq', isLatin: false } as const;

/** Signs that are syntax somewhere, letters of all our languages, and line breaks. */
const signs = [
  ...'=~{}#:%\\/*[]<>&"\'$?!-.,;|()0123456789 abcEëçŠđЉђ€😀',
  '\n',
  '->',
  '::',
  '//',
  '[html]',
  '&amp;',
  ']]>',
  '..',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...signs), fc.string({ unit: 'grapheme', maxLength: 3 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => cleanText(parts.join('')))
  .filter((one) => one !== '');
const line = text.map((one) => cleanText(one.replace(/\n/gu, ' '))).filter((one) => one !== '');
const texts = fc
  .tuple(text, fc.dictionary(fc.constantFrom(...CONTENT_LOCALES.slice(1)), text, { noNullPrototype: true }))
  .map(([sq, rest]) => ({ sq, ...rest }));
const optional = fc.option(texts, { nil: undefined });
const ids = fc.oneof(
  fc.constant(null),
  fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{1,12}$/u), { minLength: 5, maxLength: 5 }),
);
const options = fc
  .tuple(fc.array(texts, { minLength: 2, maxLength: 5 }), ids)
  .map(([all, own]) => all.map((one, index) => ({ id: own?.[index] ?? letterId(index), text: one })));
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, scale]) => formatDecimal(digits, scale));
const maxLength = fc.option(fc.record({ maxLength: fc.integer({ min: 1, max: 5_000 }) }), { nil: undefined });
const present = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;

const parts: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  fc.tuple(options, fc.nat()).map(([all, right]) => ({
    type: 'single',
    spec: { options: all },
    key: { correct: all[right % all.length]?.id },
  })),
  fc
    .tuple(options, fc.integer({ min: 1, max: 31 }), fc.constantFrom('all-or-nothing', 'right-minus-wrong'))
    .map(([all, mask, rule]) => {
      const right = all.filter((_, index) => mask & (1 << index)).map(({ id }) => id);
      return {
        type: 'multiple',
        spec: { options: all },
        key: { correct: right.length > 0 ? right : [all[0]?.id], rule },
      };
    }),
  fc.boolean().map((correct) => ({ type: 'true-false', key: { correct } })),
  fc
    .tuple(
      decimal,
      decimal,
      optional,
      fc.option(fc.uniqueArray(line, { minLength: 1, maxLength: 3 }), { nil: undefined }),
    )
    .map(([value, tolerance, unit, units]) => ({
      type: 'numeric',
      ...(unit ? { spec: { unit } } : {}),
      key: present({ value, tolerance: tolerance.replace('-', ''), units }),
    })),
  fc
    .tuple(fc.uniqueArray(line, { minLength: 1, maxLength: 4 }), fc.boolean(), maxLength)
    .map(([variants, fold, spec]) => present({ type: 'short-text', spec, key: { variants, fold } })),
  maxLength.map((spec) => present({ type: 'open', spec })),
);

const question: fc.Arbitrary<ExchangeQuestion> = fc
  .record({
    part: parts,
    externalId: fc.option(line, { nil: null }),
    competence: fc.oneof(
      fc.constant(''),
      line.filter((one) => one.toLowerCase() !== 'top'),
    ),
    points: fc.integer({ min: 1, max: 5_000 }),
    prompt: texts,
    feedback: optional,
    guide: optional,
    tags: fc.uniqueArray(line, { maxLength: 3 }),
    difficulty: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
  })
  .map(({ part, externalId, tags, difficulty, ...frame }) => ({
    source: present({ ...part, ...frame, id: externalId ?? '' }) as unknown as QuestionSource,
    externalId,
    tags,
    difficulty,
  }));

const comparable = (items: readonly ReadItem[]) =>
  items.map((item) => ({ question: item.question, reasons: item.reasons }));
const expected = (questions: readonly ExchangeQuestion[]) => questions.map((one) => ({ question: one, reasons: [] }));
const questions = fc.array(question, { minLength: 1, maxLength: 4 });

it('GIFT: what is written is read again, whatever is in it', () => {
  fc.assert(
    fc.property(questions, (all) => {
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
    fc.property(questions, (all) => {
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
    fc.property(question, (one) => {
      const file = writeQtiItem(one, 'q00001', 'sq');
      expect(comparable(readQtiItem(file, '', language))).toEqual(expected([one]));
    }),
    { numRuns: 400 },
  );
});

it('a package of QTI and a workbook come back whole, told by their bytes', async () => {
  await fc.assert(
    fc.asyncProperty(questions, async (all) => {
      const zipped = await readQuestions(writeQtiPackage(all, 'sq'), language);
      expect([zipped.format, comparable(zipped.items)]).toEqual(['qti', expected(all)]);
      const sheet = await readQuestions(await writeSheet(all), language);
      expect([sheet.format, comparable(sheet.items)]).toEqual(['xlsx', expected(all)]);
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
