import { INTERFACE_LOCALES } from '@edukom/domain';
import { en } from '../en/index.js';
import { sq } from '../sq/index.js';
import { sr } from '../sr/index.js';
import type { Texts } from './define.js';
import { loadTranslate } from './load.js';

const flat = (resources: Readonly<Record<string, Texts>>): Map<string, string> =>
  new Map(
    Object.entries(resources).flatMap(
      ([feature, texts]) =>
        Object.entries(texts).map(([key, text]) => [`${feature}.${key}`, text]) as [string, string][],
    ),
  );
const english = flat(en);
const names = (text: string) =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]))].filter((name) => name !== 'count').sort();
const sourceOf = (key: string) => english.get(key) ?? english.get(key.replace(/_(one|few|other)$/, '_other'));

describe.each([
  ['sq', sq],
  ['sr', sr],
] as const)('%s', (_locale, resources) => {
  const texts = [...flat(resources as Readonly<Record<string, Texts>>)];

  it('has no text that English does not have, and the same placeholders', () => {
    expect(
      texts.filter(
        ([key, text]) => sourceOf(key) === undefined || names(text).join() !== names(sourceOf(key) ?? '').join(),
      ),
    ).toEqual([]);
  });

  it('has no empty text', () => {
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

/** Names that stay in Latin letters; the last is the pattern of a certificate's code. */
const NAMES = [
  'Edukom',
  'TalkDigital',
  'CSV',
  'XLSX',
  'PDF',
  'QR',
  'UTF-8',
  'Windows-1250',
  'ID',
  'JSON',
  'API',
  'Excel',
  'Open Data Kosovo',
  'Enter',
  'Alt',
  'Ctrl',
  'Escape',
  'Tab',
  'Page Up',
  'Page Down',
  'WCAG',
  'AA',
  'eKosova',
  'sq',
  'sr-Latn',
  'sr-Cyrl',
  'en',
  'X{2,}[-X]*',
];
/** Names of formats and units, the same in every script. */
const FORMATS =
  'Word OpenDocument PNG JPEG WebP AVIF GIF MP4 WebM MP3 M4A OGG WebVTT DOCX ODT ODS TXT ZIP SVG HTML MB GB KB GIFT Moodle XML Aiken QTI DOCTYPE Zoom Teams BigBlueButton UTF Windows'.split(
    ' ',
  );

it('Serbian is authored in Cyrillic: no Latin word outside placeholders, addresses and names', () => {
  const allowed = new RegExp(
    String.raw`\{\{\w+\}\}|[\w.]+@[\w.]+|https?:\S+|\.vtt\b|\b(?:${[...NAMES, ...FORMATS].join('|')})\b`,
    'g',
  );
  const latin = [...flat(sr as Readonly<Record<string, Texts>>)].filter(([, text]) =>
    /[A-Za-z]/.test(text.replace(allowed, '')),
  );
  expect(latin).toEqual([]);
});

it.each(INTERFACE_LOCALES)('every key gives a text in %s', async (locale) => {
  const t = (await loadTranslate(locale)) as unknown as (key: string, params: object) => string;
  const keys = new Set([...english.keys()].map((key) => key.replace(/_(one|few|other)$/, '')));
  expect([...keys].filter((key) => [0, 1, 2, 5].some((count) => t(key, { count }) === key))).toEqual([]);
});

it('counts in Serbian with its own forms and in the script asked for', async () => {
  const cyrillic = await loadTranslate('sr-Cyrl');
  const latin = await loadTranslate('sr-Latn');
  expect(cyrillic('problem.access.signed-out')).toMatch(/Пријавите/);
  expect(latin('problem.access.signed-out')).toMatch(/Prijavite/);
  expect(latin('field.too-short', { minimum: 12 })).toBe('Broj znakova: najmanje 12.');
});
