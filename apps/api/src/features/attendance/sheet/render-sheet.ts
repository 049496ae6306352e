import { contentLocaleOf, groupCheckedCode, type InterfaceLocale, type LocalizedText, readText } from '@edukom/domain';
import { formatDate, formatDateTime, formatTime, loadTranslate, type Translate } from '@edukom/i18n';
import PDFDocument from 'pdfkit';
import { drawEmblem } from '../../../platform/pdf/emblem.js';
import { BLUE, HAIRLINE, INK, PagePainter, SOFT_INK } from '../../../platform/pdf/page-painter.js';
import { pdfFonts } from '../../../platform/pdf/pdf-fonts.js';
import {
  BLANK_ROWS,
  COLUMNS,
  FIRST_TOP,
  FOOT,
  HEADER_HEIGHT,
  LEFT,
  NEXT_TOP,
  PAGE,
  pageSizes,
  ROW_HEIGHT,
  type SheetColumnKey,
  WIDTH,
} from './sheet-layout.js';

/** A picture of a supporter and its words. */
export interface SheetLogo {
  readonly name: LocalizedText;
  readonly picture: Buffer;
}

/** What a sign-in sheet is made from. */
export interface SheetFacts {
  readonly locale: InterfaceLocale;
  readonly runTitle: LocalizedText;
  readonly runCode: string;
  readonly sessionTitle: string;
  readonly room: string;
  readonly hostName: LocalizedText;
  readonly trainers: readonly string[];
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly printedAt: Date;
  readonly issuer: LocalizedText;
  readonly programme: LocalizedText | null;
  readonly supporters: readonly LocalizedText[];
  readonly logos: readonly SheetLogo[];
  readonly people: readonly { readonly name: string; readonly institution: LocalizedText; readonly code: string }[];
}

interface Paper {
  readonly facts: SheetFacts;
  readonly page: PagePainter;
  readonly t: Translate;
  /** The other official language, in smaller letters beside the first. */
  readonly beside: Translate;
}

const LOGO_HEIGHT = 30;
const MAX_LOGOS = 5;

/**
 * The sign-in sheet of a session: upright A4, tagged, with embedded fonts; names as they are written, headings in the reader's
 * language with the other official one below. The same facts give the same bytes.
 */
export async function renderSheet(facts: SheetFacts): Promise<Buffer> {
  const t = await loadTranslate(facts.locale);
  const beside = await loadTranslate(contentLocaleOf(facts.locale) === 'sq' ? 'sr-Cyrl' : 'sq');
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    lang: t.locale,
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: `${t('capture.sheet.title')}: ${facts.sessionTitle}`,
      Author: readText(facts.issuer, t.locale).value,
      Creator: 'Edukom',
      Producer: 'Edukom',
      CreationDate: facts.printedAt,
      ModDate: facts.printedAt,
    },
  });
  for (const [name, bytes] of pdfFonts()) document.registerFont(name, bytes);
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject));
  const paper: Paper = { facts, page: new PagePainter(document), t, beside };
  const sizes = pageSizes(facts.people.length + BLANK_ROWS);
  let from = 0;
  sizes.forEach((size, index) => {
    if (index > 0) document.addPage();
    if (index === 0) drawHead(paper);
    else drawRunningHead(paper);
    const bottom = drawTable(paper, index === 0 ? FIRST_TOP : NEXT_TOP, from, size);
    if (index === sizes.length - 1) drawClosing(paper, bottom);
    drawFoot(paper, index + 1, sizes.length);
    from += size;
  });
  paper.page.end();
  await ended;
  return Buffer.concat(chunks);
}

const SMALL = { font: 'sans', size: 8, color: SOFT_INK } as const;

function drawHead(paper: Paper): void {
  const { facts, page, t, beside } = paper;
  page.figure(t('certificates.pdf.emblem'), () => drawEmblem(page.document, LEFT + 20, 56, 20));
  const right = { width: 330, align: 'right' as const };
  const x = PAGE.width - LEFT - right.width;
  const issuer = readText(facts.issuer, t.locale);
  const y = page.text('P', issuer.locale, issuer.value, x, 42, { font: 'sans-bold', size: 10, ...right, shrinkTo: 7 });
  if (facts.programme) {
    const programme = readText(facts.programme, t.locale);
    page.text('P', programme.locale, programme.value, x, y, { ...SMALL, ...right, shrinkTo: 6 });
  }
  page.text('H1', t.locale, t('capture.sheet.title'), LEFT, 88, { font: 'serif-bold', size: 20, color: BLUE });
  const besideX = LEFT + page.document.widthOfString(t('capture.sheet.title')) + 12;
  page.text('P', beside.locale, beside('capture.sheet.title'), besideX, 97, {
    font: 'serif-italic',
    size: 10,
    color: SOFT_INK,
  });
  drawFacts(paper, 122);
  page.text('P', t.locale, t('capture.sheet.how'), LEFT, FIRST_TOP - 22, { ...SMALL, width: WIDTH, shrinkTo: 6 });
}

/** Run, session, time and people under their labels, in two columns. */
function drawFacts({ facts, page, t }: Paper, top: number): void {
  const title = readText(facts.runTitle, t.locale);
  const host = readText(facts.hostName, t.locale);
  const when = t('attendance.mine.when', {
    day: formatDate(t.locale, facts.startsAt),
    from: formatTime(t.locale, facts.startsAt),
    to: formatTime(t.locale, facts.endsAt),
  });
  const entries: readonly (readonly [string, string, string])[] = [
    [t('capture.sheet.run'), `${title.value} (${facts.runCode})`, title.locale],
    [t('capture.sheet.when'), when, t.locale],
    [t('capture.sheet.session'), facts.sessionTitle, 'und'],
    [t('capture.sheet.room'), [facts.room, host.value].filter(Boolean).join(', '), host.locale],
    [t('capture.sheet.trainer'), facts.trainers.join(', ') || '—', 'und'],
    [t('capture.sheet.expected'), String(facts.people.length), 'und'],
  ];
  const column = WIDTH / 2;
  entries.forEach(([label, value, lang], index) => {
    const x = LEFT + (index % 2) * column;
    const y = top + Math.floor(index / 2) * 23;
    page.text('P', t.locale, label, x, y, { ...SMALL, size: 7 });
    page.text('P', lang, value, x, y + 9, { font: 'sans-bold', size: 9, width: column - 10, shrinkTo: 6 });
  });
}

function drawRunningHead({ facts, page, t }: Paper): void {
  const title = readText(facts.runTitle, t.locale).value;
  const day = formatDate(t.locale, facts.startsAt);
  const text = `${title} (${facts.runCode})  ·  ${facts.sessionTitle}  ·  ${day}`;
  page.text('P', t.locale, text, LEFT, 46, { font: 'sans-bold', size: 9, width: WIDTH, shrinkTo: 6 });
}

function drawTable(paper: Paper, top: number, from: number, size: number): number {
  const { page, t, beside, facts } = paper;
  const below = top + HEADER_HEIGHT + size * ROW_HEIGHT;
  page.ornament(() => page.document.rect(LEFT, top, WIDTH, HEADER_HEIGHT).fillColor('#f0f3f8').fill());
  placed((key, x, width) => {
    const cell = { width: width - 6, shrinkTo: 5 };
    page.text('P', t.locale, t(`capture.sheet.column.${key}`), x + 3, top + 4, { font: 'sans-bold', size: 8, ...cell });
    page.text('P', beside.locale, beside(`capture.sheet.column.${key}`), x + 3, top + 16, {
      ...SMALL,
      size: 7,
      ...cell,
    });
  });
  for (let row = 0; row < size; row += 1)
    drawRow(paper, from + row, facts.people[from + row], top + HEADER_HEIGHT + row * ROW_HEIGHT);
  for (let line = 0; line <= size + 1; line += 1)
    page.rule(LEFT, line === 0 ? top : top + HEADER_HEIGHT + (line - 1) * ROW_HEIGHT, WIDTH);
  placed((_key, x) => upright(page, x, top, below));
  upright(page, LEFT + WIDTH, top, below);
  return below;
}

const upright = (page: PagePainter, x: number, top: number, below: number): void =>
  page.ornament(() => page.document.moveTo(x, top).lineTo(x, below).lineWidth(0.6).strokeColor(HAIRLINE).stroke());

/** Each column with its place. */
function placed(draw: (key: SheetColumnKey, x: number, width: number) => void): void {
  let x = LEFT;
  for (const { key, width } of COLUMNS) {
    draw(key, x, width);
    x += width;
  }
}

function drawRow({ page, t }: Paper, index: number, person: SheetFacts['people'][number] | undefined, y: number): void {
  placed((key, x, width) => {
    const cell = { width: width - 6 };
    if (key === 'number') page.text('P', 'und', `${index + 1}`, x + 3, y + 9, { ...SMALL, ...cell, align: 'right' });
    if (!person) return;
    if (key === 'name') {
      const institution = readText(person.institution, t.locale);
      page.text('P', 'und', person.name, x + 4, y + 5, { font: 'sans-bold', size: 9.5, ...cell, shrinkTo: 6 });
      page.text('P', institution.locale, institution.value, x + 4, y + 18, { ...SMALL, size: 7, ...cell, shrinkTo: 5 });
    }
    if (key === 'code')
      page.text('P', 'und', groupCheckedCode(person.code), x + 3, y + 9, {
        font: 'sans-bold',
        size: 10,
        ...cell,
        shrinkTo: 7,
      });
  });
}

function drawClosing({ page, t, beside }: Paper, top: number): void {
  const y = top + 36;
  const half = WIDTH / 2 - 14;
  (['capture.sheet.sign-trainer', 'capture.sheet.sign-place'] as const).forEach((key, index) => {
    const x = LEFT + index * (half + 28);
    page.rule(x, y, half, INK);
    page.text('P', t.locale, t(key), x, y + 3, { ...SMALL, size: 7 });
    page.text('P', beside.locale, beside(key), x, y + 13, { ...SMALL, size: 6.5 });
  });
}

function drawFoot({ facts, page, t }: Paper, number: number, count: number): void {
  page.rule(LEFT, FOOT + 8, WIDTH);
  let x = LEFT;
  for (const { name, picture } of facts.logos.slice(0, MAX_LOGOS)) {
    const box = { fit: [90, LOGO_HEIGHT] as [number, number], valign: 'center' as const };
    page.figure(readText(name, t.locale).value, () => page.document.image(picture, x, FOOT + 14, box));
    x += 100;
  }
  const names = facts.supporters.map((name) => readText(name, t.locale).value).join(', ');
  const line = names ? t('certificates.pdf.supporters', { names }) : '';
  if (line) page.text('P', t.locale, line, LEFT, FOOT + 48, { ...SMALL, size: 7, width: WIDTH - 210, shrinkTo: 5 });
  const printed = t('capture.sheet.page', { number, count, time: formatDateTime(t.locale, facts.printedAt) });
  page.text('P', t.locale, printed, LEFT + WIDTH - 200, FOOT + 48, { ...SMALL, size: 7, width: 200, align: 'right' });
}
