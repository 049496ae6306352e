import {
  contentLocaleOf,
  groupVerificationCode,
  type InterfaceLocale,
  type LocalizedText,
  readText,
} from '@edukom/domain';
import { formatDate, formatNumber, loadTranslate, type Translate } from '@edukom/i18n';
import PDFDocument from 'pdfkit';
import type { CertificateFacts } from '../certificate-record.js';
import { drawEmblem, drawRosette } from './emblem.js';
import { BLUE, HAIRLINE, INK, PagePainter, SOFT_INK } from './page-painter.js';
import { pdfFonts } from './pdf-fonts.js';
import { drawQrCode } from './qr-code.js';

/** What a PDF is made from: the stored record and where its verification page stands. */
export interface CertificatePdf {
  readonly record: CertificateFacts;
  readonly contentHash: string;
  readonly publicOrigin: string;
  readonly isDemo: boolean;
}

/** A4 landscape in points. */
const PAGE = { width: 841.89, height: 595.28 };
const LEFT = 72;
const WIDTH = PAGE.width - 2 * LEFT;
const QR_SIDE = 84;
const FOOT = 434;

interface Sheet extends CertificatePdf {
  readonly page: PagePainter;
  /** The holder's language first, then the others. */
  readonly languages: readonly [Translate, ...Translate[]];
}

/**
 * The certificate as a tagged PDF with embedded fonts, in the holder's language first and the others beside it.
 * The same record gives the same bytes: no clock, no chance.
 */
export async function renderCertificate(certificate: CertificatePdf): Promise<Buffer> {
  const { record } = certificate;
  const languages = await languagesFor(record.snapshot.content.locale);
  const [t] = languages;
  const { givenName, familyName } = record.snapshot.person;
  const document = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    lang: t.locale,
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: `${t('certificates.pdf.title')} ${record.serial} · ${givenName} ${familyName}`,
      Author: readText(record.snapshot.content.template.body.issuer, t.locale).value,
      Subject: readText(record.snapshot.content.awardTitle, t.locale).value,
      Creator: 'Edukom',
      Producer: 'Edukom',
      CreationDate: record.issued_at,
      ModDate: record.issued_at,
    },
  });
  for (const [name, bytes] of pdfFonts()) document.registerFont(name, bytes);
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject));
  const sheet: Sheet = { ...certificate, page: new PagePainter(document), languages };
  drawPaper(sheet);
  drawHead(sheet);
  drawBody(sheet);
  drawFoot(sheet);
  sheet.page.end();
  await ended;
  return Buffer.concat(chunks);
}

async function languagesFor(first: InterfaceLocale): Promise<readonly [Translate, ...Translate[]]> {
  const others = (['sq', 'sr-Cyrl', 'en'] as const).filter((locale) => locale !== contentLocaleOf(first));
  return [await loadTranslate(first), ...(await Promise.all(others.map(loadTranslate)))];
}

function drawPaper({ page }: Sheet): void {
  page.ornament(() => {
    const { document } = page;
    document
      .save()
      .rect(26, 26, PAGE.width - 52, PAGE.height - 52)
      .clip();
    drawRosette(document, PAGE.width - 196, 236, 210);
    document.restore();
    document
      .rect(26, 26, PAGE.width - 52, PAGE.height - 52)
      .lineWidth(0.5)
      .strokeColor(HAIRLINE)
      .stroke();
    document
      .rect(26, 26, 5, PAGE.height - 52)
      .fillColor(BLUE)
      .fill();
  });
}

function drawHead({ page, languages, record }: Sheet): void {
  const { body } = record.snapshot.content.template;
  const [t, ...others] = languages;
  page.figure(t('certificates.pdf.emblem'), () => drawEmblem(page.document, LEFT + 30, 84, 32));
  const right = { width: 420, align: 'right' as const };
  const x = PAGE.width - LEFT - right.width;
  const y = write(sheetText(body.issuer, t), page, 'P', x, 64, { font: 'sans-bold', size: 12, color: INK, ...right });
  if (body.programme)
    write(sheetText(body.programme, t), page, 'P', x, y + 1, { font: 'sans', size: 9, color: SOFT_INK, ...right });
  const title = page.text('H1', t.locale, t('certificates.pdf.title'), LEFT, 126, {
    font: 'serif-bold',
    size: 34,
    color: BLUE,
    width: 360,
  });
  let beside = LEFT;
  for (const other of others) {
    const word = other('certificates.pdf.title');
    page.text('P', other.locale, word, beside, title - 1, { font: 'serif-italic', size: 12, color: SOFT_INK });
    beside += page.document.widthOfString(word) + 18;
  }
}

interface Shown {
  readonly value: string;
  readonly lang: string;
}
function sheetText(text: LocalizedText, t: Translate): Shown {
  const { value, locale } = readText(text, t.locale);
  return { value, lang: locale };
}
const write = (
  { value, lang }: Shown,
  page: PagePainter,
  tag: 'H1' | 'H2' | 'P',
  x: number,
  y: number,
  style: Parameters<PagePainter['text']>[5],
): number => page.text(tag, lang, value, x, y, style);

/** The text in the other languages on one line, those only that exist and differ. */
function othersOf(text: LocalizedText, languages: readonly Translate[]): Shown[] {
  const [first, ...others] = languages.map((t) => sheetText(text, t));
  return others.filter(
    (shown, index) => shown.value !== first?.value && !readText(text, languages[index + 1]?.locale ?? 'en').isFallback,
  );
}

function drawBody({ page, languages, record }: Sheet): void {
  const [t, ...others] = languages;
  const { person, content } = record.snapshot;
  let y = 200;
  y = page.text('P', t.locale, t('certificates.pdf.confirms'), LEFT, y, {
    font: 'serif-italic',
    size: 12,
    color: SOFT_INK,
    width: WIDTH,
  });
  y = page.text('H2', 'und', `${person.givenName} ${person.familyName}`, LEFT, y + 1, {
    font: 'serif-bold',
    size: 32,
    width: WIDTH,
    shrinkTo: 18,
  });
  y = write(sheetText(content.institution, t), page, 'P', LEFT, y, {
    font: 'sans',
    size: 11,
    color: SOFT_INK,
    width: WIDTH,
  });
  y = page.text('P', t.locale, t('certificates.pdf.completed'), LEFT, y + 10, {
    font: 'serif-italic',
    size: 12,
    color: SOFT_INK,
    width: WIDTH,
  });
  y = write(sheetText(content.awardTitle, t), page, 'H2', LEFT, y + 1, {
    font: 'serif-bold',
    size: 20,
    color: BLUE,
    width: WIDTH,
    shrinkTo: 13,
  });
  for (const shown of othersOf(content.awardTitle, languages))
    y = write(shown, page, 'P', LEFT, y, { font: 'serif-italic', size: 11, color: SOFT_INK, width: WIDTH });
  const { startsOn, endsOn } = content.run;
  const facts = (language: Translate): string =>
    [
      language('certificates.pdf.dates', {
        from: formatDate(language.locale, startsOn),
        to: formatDate(language.locale, endsOn),
      }),
      ...(content.minutes > 0
        ? [language('certificates.pdf.hours', { hours: hoursOf(language.locale, content.minutes) })]
        : []),
    ].join(' · ');
  y = page.text('P', t.locale, facts(t), LEFT, y + 8, { font: 'sans', size: 10.5, width: WIDTH });
  for (const other of others)
    y = page.text('P', other.locale, facts(other), LEFT, y - 1, {
      font: 'sans',
      size: 7.5,
      color: SOFT_INK,
      width: WIDTH,
    });
}

/** Whole hours, or halves. */
function hoursOf(locale: InterfaceLocale, minutes: number): string {
  const halves = Math.max(1, Math.round(minutes / 30));
  return formatNumber(locale, halves / 2, halves % 2);
}

function drawFoot(sheet: Sheet): void {
  const { page, languages, record, publicOrigin } = sheet;
  const [t] = languages;
  page.rule(LEFT, FOOT, WIDTH);
  drawFacts(sheet);
  const address = `${publicOrigin}/${t.locale}/verify/${record.code}`;
  const x = PAGE.width - LEFT - QR_SIDE;
  page.figure(t('certificates.pdf.qr'), () => drawQrCode(page.document, address, x, FOOT + 16, QR_SIDE));
  const column = { width: 230, align: 'right' as const };
  const from = x - 16 - column.width;
  let y = page.text('P', t.locale, t('certificates.pdf.verify'), from, FOOT + 15, {
    font: 'sans',
    size: 8,
    color: SOFT_INK,
    ...column,
  });
  y = page.text('P', 'und', `${publicOrigin}/${t.locale}/verify`, from, y, {
    font: 'sans',
    size: 8,
    color: BLUE,
    ...column,
  });
  y = page.text('P', t.locale, t('certificates.pdf.code'), from, y + 6, {
    font: 'sans',
    size: 8,
    color: SOFT_INK,
    ...column,
  });
  page.text('P', 'und', groupVerificationCode(record.code), from, y, { font: 'sans-bold', size: 9.5, ...column });
  drawLastLine(sheet);
}

/** Number, dates and who signs, each under its label. */
function drawFacts({ page, languages, record }: Sheet): void {
  const [t] = languages;
  const { body } = record.snapshot.content.template;
  const facts: [string, string][] = [
    [t('certificates.pdf.serial'), record.serial],
    [t('certificates.pdf.issued'), formatDate(t.locale, record.issued_at)],
    ...(record.valid_until
      ? [[t('certificates.pdf.valid-until'), formatDate(t.locale, record.valid_until)] as [string, string]]
      : []),
  ];
  facts.forEach(([label, value], index) => {
    const x = LEFT + index * 118;
    const y = page.text('P', t.locale, label, x, FOOT + 15, { font: 'sans', size: 8, color: SOFT_INK, width: 112 });
    page.text('P', 'und', value, x, y, { font: 'sans-bold', size: 10, width: 116 });
  });
  if (!body.signatory) return;
  page.rule(LEFT, FOOT + 82, 190, INK);
  const y = page.text('P', 'und', body.signatory.name, LEFT, FOOT + 86, { font: 'sans-bold', size: 9, width: 250 });
  write(sheetText(body.signatory.title, t), page, 'P', LEFT, y, { font: 'sans', size: 8, color: SOFT_INK, width: 250 });
}

function drawLastLine({ page, languages, record, contentHash, isDemo }: Sheet): void {
  const [t] = languages;
  const { body } = record.snapshot.content.template;
  const names = body.supporters.map((name) => readText(name, t.locale).value).join(', ');
  const line = [
    ...(isDemo ? [t('certificates.pdf.demo')] : []),
    ...(names ? [t('certificates.pdf.supporters', { names })] : []),
    ...(record.edition > 1 ? [t('certificates.pdf.edition', { edition: record.edition })] : []),
    t('certificates.pdf.fingerprint', { hash: contentHash.slice(0, 16) }),
  ].join('  ·  ');
  page.text('P', t.locale, line, LEFT, PAGE.height - 50, {
    font: 'sans',
    size: 7,
    color: SOFT_INK,
    width: WIDTH,
    shrinkTo: 5.5,
  });
}
