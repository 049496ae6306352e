import iconv from 'iconv-lite';
import { lettersOf, likelyCharset } from './table-charset.js';

const TEXT = 'Emri;Mbiemri\nGëzim;Çeliku\nĐorđe;Žunić\n';

it.each([
  ['utf-8', iconv.encode(TEXT, 'utf-8')],
  ['utf-8', iconv.encode(TEXT, 'utf-8', { addBOM: true })],
  ['utf-16le', iconv.encode(TEXT, 'utf-16le', { addBOM: true })],
  ['utf-16be', iconv.encode(TEXT, 'utf-16be', { addBOM: true })],
  ['utf-16le', iconv.encode(TEXT, 'utf-16le', { addBOM: false })],
  ['windows-1250', iconv.encode(TEXT, 'windows-1250')],
  ['windows-1252', iconv.encode('Emri\nBenoît\nñandú\n', 'windows-1252')],
  ['utf-8', Buffer.alloc(0)],
])('reads %s', (charset, bytes) => expect(likelyCharset(bytes)).toBe(charset));

it('shows words with letters beyond English, in every set that is possible', () =>
  expect(lettersOf(iconv.encode(TEXT, 'windows-1250'))).toEqual([
    { charset: 'windows-1250', words: ['Gëzim', 'Çeliku', 'Đorđe', 'Žunić'] },
    { charset: 'windows-1252', words: ['Gëzim', 'Çeliku', 'Ðorðe', 'Žuniæ'] },
  ]));

it('shows the first six, each once, and none that is too long to be a word', () => {
  const text = `Ćao;Ćao\u00a0ńo;${'č'.repeat(61)};${'č'.repeat(60)} x'š',ž;plain;ë\tç;ü;ö`;
  expect(lettersOf(Buffer.from(text)).find(({ charset }) => charset === 'utf-8')?.words).toEqual([
    'Ćao',
    'ńo',
    'č'.repeat(60),
    'š',
    'ž',
    'ë',
  ]);
});

it('a cell of a megabyte costs no more than its letters', () =>
  expect(lettersOf(Buffer.from(`${'a'.repeat(1024 * 1024)};Đorđe`)).every(({ words }) => words.length === 0)).toBe(
    true,
  ));
