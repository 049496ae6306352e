import { contentLocaleOf, groupVerificationCode, type InterfaceLocale, readText } from '@edukom/domain';
import { formatDate, loadTranslate, type Translate } from '@edukom/i18n';
import PDFDocument from 'pdfkit';
import { drawBody } from './certificate-body.js';
import { drawEmblem, drawRosette } from '../../../platform/pdf/emblem.js';
import { BLUE, HAIRLINE, INK, PagePainter, SOFT_INK } from '../../../platform/pdf/page-painter.js';
import { pdfFonts } from '../../../platform/pdf/pdf-fonts.js';
import { drawQrCode } from '../../../platform/pdf/qr-code.js';
import { type CertificatePdf, LEFT, PAGE, type Sheet, sheetText, WIDTH, wordsOf, write } from './sheet.js';

export type { CertificatePdf } from './sheet.js';

const QR_SIDE = 84;
const FOOT = 434;

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
      Title: `${wordsOf(certificate).title(t)} ${record.serial} · ${givenName} ${familyName}`,
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

function drawHead(sheet: Sheet): void {
  const { page, languages, record } = sheet;
  const words = wordsOf(sheet);
  const { body } = record.snapshot.content.template;
  const [t, ...others] = languages;
  page.figure(t('certificates.pdf.emblem'), () => drawEmblem(page.document, LEFT + 30, 84, 32));
  const right = { width: 420, align: 'right' as const };
  const x = PAGE.width - LEFT - right.width;
  const y = write(sheetText(body.issuer, t), page, 'P', x, 64, { font: 'sans-bold', size: 12, color: INK, ...right });
  if (body.programme)
    write(sheetText(body.programme, t), page, 'P', x, y + 1, { font: 'sans', size: 9, color: SOFT_INK, ...right });
  const title = page.text('H1', t.locale, words.title(t), LEFT, 126, {
    font: 'serif-bold',
    size: 34,
    color: BLUE,
    width: 460,
    shrinkTo: 24,
  });
  let beside = LEFT;
  for (const other of others) {
    const word = words.title(other);
    page.text('P', other.locale, word, beside, title - 1, { font: 'serif-italic', size: 12, color: SOFT_INK });
    beside += page.document.widthOfString(word) + 18;
  }
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
