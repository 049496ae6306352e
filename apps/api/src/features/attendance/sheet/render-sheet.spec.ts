import { writeFileSync } from 'node:fs';
import { type InterfaceLocale, localizedText, translate, withCheckSymbol } from '@edukom/domain';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { renderSheet, type SheetFacts } from './render-sheet.js';

const both = (sq: string, sr: string) => translate(localizedText('sq', sq), 'sr-Cyrl', sr);
const names = ['Çeliku Gëzim', 'Ђорђевић Љиљана', 'Krasniqi Ana', 'Шаховић Џенана', 'Işık Şağbaş'];

const factsOf = (locale: InterfaceLocale, count: number): SheetFacts => ({
  locale,
  runTitle: both('Fjalëkalime të sigurta dhe phishing në komunë', 'Сигурне лозинке и фишинг у општини'),
  runCode: 'GJK-2026-1',
  sessionTitle: 'Sesioni 2 / Термин 2',
  room: 'Salla e kuvendit',
  hostName: both('Komuna e Gjakovës', 'Општина Ђаковица'),
  trainers: ['Arben Gashi', 'Драгана Петровић'],
  startsAt: new Date('2026-11-24T09:00:00Z'),
  endsAt: new Date('2026-11-24T11:00:00Z'),
  printedAt: new Date('2026-11-23T15:20:00Z'),
  issuer: localizedText('sq', 'Open Data Kosovo'),
  programme: both('Programi i Agjendës Digjitale', 'Програм Дигиталне агенде'),
  supporters: [localizedText('sq', 'Donatori i parë'), localizedText('sq', 'Donatori i dytë')],
  logos: [],
  people: Array.from({ length: count }, (_, at) => ({
    name: names[at % names.length] ?? '',
    institution: both('Komuna e Gjakovës', 'Општина Ђаковица'),
    code: withCheckSymbol(['7KQ2FM', 'ABCDEF', '234567', 'ZZZZZZ', 'HJKLMN'][at % 5] ?? ''),
  })),
});

async function textsOf(pdf: Buffer): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent();
    pages.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await document.loadingTask.destroy();
  return pages;
}

/** For looking at the pages: a folder that the environment names. */
const look = (name: string, pdf: Buffer): void => {
  const folder = process.env['EDUKOM_PDF_FOLDER'];
  if (folder) writeFileSync(`${folder}/${name}.pdf`, pdf);
};

it.each([
  ['sq', 'Lista e pjesëmarrjes', 'Потпис', 'Faqja 1 nga 3'],
  ['sr-Cyrl', 'Листа присуства', 'Nënshkrimi', 'Страна 1 од 3'],
  ['sr-Latn', 'Lista prisustva', 'Nënshkrimi', 'Strana 1 od 3'],
] as const)(
  '%s: headings in both languages, every name as it is written, over several pages',
  async (locale, title, other, page) => {
    const pdf = await renderSheet(factsOf(locale, 40));
    look(locale, pdf);
    const pages = await textsOf(pdf);
    expect(pages).toHaveLength(3);
    expect(pages[0]).toContain(title);
    expect(pages[0]).toContain(other);
    expect(pages[0]).toContain(page);
    for (const name of names) expect(pages[0]).toContain(name);
    expect(pages.join(' ').match(/7KQ 2FM/g)).toHaveLength(8);
  },
);

it('the same facts give the same bytes', async () => {
  const [one, other] = await Promise.all([renderSheet(factsOf('sq', 3)), renderSheet(factsOf('sq', 3))]);
  expect(one.equals(other)).toBe(true);
});
