import { writeZip } from '../../../platform/files/write-zip.js';
import { readQuestions } from './read-questions.js';

const sq = { locale: 'sq', isLatin: false } as const;
const MB = 1024 * 1024;
// No measure of speed: work that grows with the square of the file would take minutes on any machine.
const LIMIT_MS = 30_000;

/** What came of a file: a refusal of it as a whole, or how many questions could be taken and why the others could not. */
async function outcome(bytes: Buffer) {
  try {
    const { items } = await readQuestions(bytes, sq);
    const reasons = [...new Set(items.flatMap((item) => item.reasons.map(({ code }) => code)))];
    return `${String(items.filter(({ question }) => question).length)} ${reasons.join()}`.trim();
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error) return String(error.code);
    throw error;
  }
}

const essay = (text: string) =>
  `<quiz><question type="essay"><questiontext format="html"><text>${text}</text></questiontext></question></quiz>`;
const zip = (name: string, content: Buffer) => writeZip(new Map([[name, content]]));
const bomb = zip('a.xml', Buffer.alloc(60 * MB));

it.each<[string, () => Buffer, string]>([
  ['a zip bomb', () => bomb, 'request.too-large'],
  ['a zip in a zip', () => zip('a.xml', bomb), '0 xml-malformed'],
  ['a name that climbs out', () => zip('../../etc/x.xml', Buffer.from('<a/>')), '0 type-unsupported'],
  [
    'an external entity',
    () => Buffer.from(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${essay('&x;')}`),
    '0 xml-doctype',
  ],
  [
    'a billion laughs',
    () =>
      Buffer.from(
        `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${essay('&b;')}`,
      ),
    '0 xml-doctype',
  ],
  ['an element of a megabyte', () => Buffer.from(essay('a'.repeat(MB))), '0 too-long'],
  ['deep nesting', () => Buffer.from(`<quiz>${'<a>'.repeat(100_000)}`), '0 xml-malformed'],
  [
    'a million questions',
    () => Buffer.from(`<quiz>${'<question/>'.repeat(500_000)}</quiz>`),
    'import.too-many-questions',
  ],
  ['a million lines', () => Buffer.from('\n'.repeat(5 * MB)), 'import.no-questions'],
  [
    'spans that never end',
    () => Buffer.from(essay('&lt;span class="multilang" lang="sq"&gt;'.repeat(2_400))),
    '0 prompt-missing',
  ],
  ['marks that never end', () => Buffer.from(essay('{mlang sq}'.repeat(9_000))), '0 too-long'],
  [
    'answers that never end',
    () =>
      Buffer.from(
        `<quiz><question type="cloze"><questiontext><text>${'{1:SA:=a'.repeat(12_000)}</text></questiontext></question></quiz>`,
      ),
    '0 too-long',
  ],
  ['comments that never end', () => Buffer.from(`// ${'[tag:'.repeat(200_000)}\nPo?{T}`), '1'],
  [
    'extras nested beyond reading',
    () =>
      Buffer.from(
        `// [edukom:whole=${encodeURIComponent(`{"spec":${'['.repeat(9_000)}${']'.repeat(9_000)}}`)}&check="x"]\nPo?{T}`,
      ),
    '1',
  ],
  ['NUL', () => Buffer.from('Po\0?{T}'), 'import.not-a-table'],
  [
    'letters that are damaged',
    () => Buffer.concat([Buffer.from('Çështja është çka është në '), Buffer.from([0xc3]), Buffer.from('?{T}')]),
    'import.encoding',
  ],
  [
    'a picture',
    () =>
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
        'base64',
      ),
    'import.not-a-table',
  ],
  ['braces without number', () => Buffer.from('{'.repeat(MB)), '0 syntax'],
  ['arrows without number', () => Buffer.from(`Lidhni {${'=->'.repeat(100_000)}}`), '0 options-number'],
])(
  '%s is refused, and takes no longer than its length',
  async (_name, make, expected) => {
    expect(await outcome(make())).toBe(expected);
  },
  LIMIT_MS,
);
