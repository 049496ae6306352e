import { readFileSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import { writeZip } from '../../../platform/files/write-zip.js';
import type { ReadItem } from './read-item.js';
import { readQuestions } from './read-questions.js';

const sq = { locale: 'sq', isLatin: false } as const;
const sample = (name: string) => readFileSync(path.resolve(__dirname, '../../../../../../samples', name));
const read = async (file: string | Buffer, language: Parameters<typeof readQuestions>[1] = sq) =>
  readQuestions(Buffer.from(file), language);
const told = ({ line, question, reasons, losses }: ReadItem) => [
  line,
  question?.source.type ?? reasons.map(({ code, detail }) => [code, detail].filter(Boolean).join(': ')).join(),
  losses.map(({ code, detail }) => [code, detail].filter(Boolean).join(': ')),
];
const codeOf = (bytes: Buffer) => readQuestions(bytes, sq).then(String, (error: { code?: string }) => error.code);

it('the sample of GIFT: what can be taken is, the rest is told with its line', async () => {
  const { format, items } = await read(sample('questions.gift'));
  expect(format).toBe('gift');
  expect(items.map(told)).toEqual([
    [5, 'single', ['option-feedback']],
    [12, 'multiple', []],
    [18, 'true-false', []],
    [20, 'answers-several', []],
    [22, 'numeric', []],
    [24, 'open', []],
    [26, 'syntax: { }', []],
    [28, 'type-unsupported: cloze', []],
    [30, 'matching', []],
    [35, 'answers-several', []],
  ]);
  expect(items[0]?.question).toMatchObject({
    externalId: 'AD-01',
    tags: ['Transparency', 'law'],
    source: { competence: 'Access to documents', key: { correct: 'a' }, feedback: { sq: 'Afati është shtatë ditë.' } },
  });
  expect(items[1]?.question?.source).toMatchObject({ key: { correct: ['a', 'b'], rule: 'right-minus-wrong' } });
  expect(items[5]?.question?.source.prompt).toEqual({ sq: 'Çfarë do të thotë shenja = në formulën a = b # c?' });
});

it('the sample of Moodle: languages, pictures, units, and a question that is broken does not stop the next', async () => {
  const { format, items } = await read(sample('questions-moodle.xml'));
  expect(format).toBe('moodle-xml');
  expect(items.map(told)).toEqual([
    [7, 'single', ['image: kyci.png', 'formatting: b', 'option-feedback']],
    [20, 'true-false', []],
    [26, 'short-text', []],
    [34, 'numeric', ['units']],
    [40, 'open', []],
    [46, 'open', ['files']],
    [51, 'gaps', []],
    [55, 'xml-malformed: 57:60', []],
    [60, 'answer-missing', []],
  ]);
  const [first] = items;
  expect(first?.question).toMatchObject({ externalId: 'FJ-1', tags: ['Privatësia', 'siguria'] });
  expect(first?.question?.source).toMatchObject({
    points: 200,
    competence: 'Fjalëkalimet',
    prompt: {
      sq: 'Sa shenja duhet të ketë së paku një fjalëkalim?\n\n[Një kyç]',
      'sr-Cyrl': 'Колико знакова мора имати лозинка?\n\n[Një kyç]',
    },
    feedback: { sq: 'Dymbëdhjetë & më shumë.' },
  });
  expect(first?.images).toEqual([{ name: 'kyci.png', mediaType: '', bytes: 9 }]);
});

const aiken =
  'Kush e udhëheq komunën?\nA. Kryetari\nB) Qarku\nANSWER: A\n\nPa përgjigje?\nA. Po\nB. Jo\n\nJashtë?\nA. Po\nB. Jo\nANSWER: C\n';

it('Aiken: each question by itself', async () => {
  const { format, items } = await read(aiken);
  expect(format).toBe('aiken');
  expect(items.map(told)).toEqual([
    [1, 'single', []],
    [6, 'answer-missing', []],
    [10, 'answer-missing', []],
  ]);
});

it.each([
  ['a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('Çka është ë?{T}')])],
  ['UTF-16', iconv.encode('Çka është ë?{T}', 'utf-16le', { addBOM: true })],
  ['Windows-1250', iconv.encode('Çka është ë?{T}', 'windows-1250')],
])('the letters survive %s', async (_name, bytes) => {
  const { items } = await read(bytes);
  expect(items[0]?.question?.source.prompt).toEqual({ sq: 'Çka është ë?' });
});

it('Serbian in Latin letters is kept in Cyrillic', async () => {
  const { items } = await read('Da li je odgovor tačan?{F}', { locale: 'sr-Cyrl', isLatin: true });
  expect(items[0]?.question?.source.prompt).toEqual({ 'sr-Cyrl': 'Да ли је одговор тачан?' });
});

const BOMB = `<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
<quiz><question type="essay"><name><text>x</text></name><questiontext><text>&b;&x;</text></questiontext></question></quiz>`;

it('a DOCTYPE ends reading: no entity is expanded, no file fetched', async () => {
  expect((await read(BOMB)).items.map(told)).toEqual([[1, 'xml-doctype', []]]);
});

it('scripts are not words', async () => {
  const { items } = await read('[html]<script>alert(1)</script><p onclick\\="x()">Po?</p>{T}');
  expect(items[0]?.question?.source.prompt).toEqual({ sq: 'Po?' });
  expect(items[0]?.losses).toEqual([{ code: 'media', detail: 'script' }]);
});

const item = (body: string, declaration = '') =>
  `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="i-7" title="T">${declaration}<itemBody>${body}</itemBody></assessmentItem>`;
const CHOICE = item(
  '<p>Cila?</p><choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>Zgjidhni.</prompt><simpleChoice identifier="x">Po</simpleChoice><simpleChoice identifier="y">Jo<feedbackInline>!</feedbackInline></simpleChoice></choiceInteraction>',
  '<responseDeclaration identifier="R" cardinality="single" baseType="identifier"><correctResponse><value>y</value></correctResponse></responseDeclaration>',
);

it('a package of QTI from elsewhere: an item, one of another kind, one that is missing, one that is cut', async () => {
  const hrefs = ['a.xml', 'b.xml', 'gone.xml', 'cut.xml'];
  const resources = hrefs
    .map((href) => `<resource identifier="r" type="imsqti_item_xmlv2p2" href="${href}"/>`)
    .join('');
  const files: [string, string][] = [
    ['imsmanifest.xml', `<manifest xmlns="x"><resources>${resources}</resources></manifest>`],
    ['a.xml', CHOICE],
    ['b.xml', item('<graphicOrderInteraction responseIdentifier="R"/>')],
    ['cut.xml', CHOICE.slice(0, 200)],
  ];
  const { format, items } = await read(writeZip(new Map(files.map(([name, text]) => [name, Buffer.from(text)]))));
  expect(format).toBe('qti');
  expect(items.map((one) => [one.file, ...told(one).slice(1)])).toEqual([
    ['a.xml', 'single', ['option-feedback']],
    ['b.xml', 'type-unsupported: graphicOrderInteraction', []],
    ['gone.xml', 'file-missing: gone.xml', []],
    ['cut.xml', expect.stringContaining('xml-malformed'), []],
  ]);
  expect(items[0]?.question).toMatchObject({
    externalId: 'i-7',
    source: { prompt: { sq: 'Cila?\n\nZgjidhni.' }, key: { correct: 'y' } },
  });
});

it.each([
  [
    'an archive that inflates beyond the budget',
    writeZip(new Map([['a.xml', Buffer.alloc(70_000_000)]])),
    'request.too-large',
  ],
  ['an empty file', Buffer.alloc(0), 'import.no-questions'],
  ['a damaged archive', Buffer.from('PK\u0003\u0004 and no more'), 'import.not-questions'],
])('%s is refused as a whole', async (_name, bytes, code) => expect(await codeOf(bytes)).toBe(code));
