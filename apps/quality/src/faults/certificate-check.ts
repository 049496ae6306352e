import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Installation } from '../product/installation.js';

interface Row {
  readonly id: string;
  readonly person_id: string;
  readonly serial: string;
  readonly sha256: Buffer | null;
  readonly pdf_hash: string | null;
  readonly mails: string;
}

/** What is wrong with the certificates of an installation, in words; empty when everybody has exactly one of everything. */
export async function wrongCertificates({ sql, folder }: Installation, holders: readonly string[]): Promise<string[]> {
  const { rows } = await sql.query<Row>(
    `SELECT c.id, c.person_id, c.serial, f.sha256, d.pdf_hash,
       (SELECT count(*) FROM outbox_mail m WHERE m.person_id = c.person_id AND m.event_key LIKE 'certificate.issued:%' AND m.sent_at IS NOT NULL) AS mails
     FROM certificate c LEFT JOIN certificate_document d ON d.certificate_id = c.id LEFT JOIN stored_file f ON f.id = d.file_id`,
  );
  const wrong: string[] = [];
  for (const holder of holders) {
    const own = rows.filter((row) => row.person_id === holder);
    if (own.length !== 1) wrong.push(`${holder} has ${own.length} certificates`);
    for (const row of own) if (Number(row.mails) !== 1) wrong.push(`${row.serial} was mailed ${row.mails} times`);
  }
  for (const row of rows) wrong.push(...(await wrongDocument(folder, row)));
  wrong.push(...(await wrongNumbers(sql, rows)));
  const left = readdirSync(join(folder, 'mail')).length;
  if (left !== holders.length) wrong.push(`${left} mails left for ${holders.length} people`);
  return wrong;
}

/** The stored file is the one that was hashed, and prints the number of its row. */
async function wrongDocument(folder: string, { serial, sha256, pdf_hash }: Row): Promise<string[]> {
  if (!sha256) return [`${serial} has no document`];
  const hex = sha256.toString('hex');
  const bytes = readFileSync(join(folder, 'files', hex.slice(0, 2), hex));
  if (createHash('sha256').update(bytes).digest('hex') !== pdf_hash)
    return [`${serial} has another file than its hash`];
  const printed = await textOf(bytes);
  return printed.includes(serial) ? [] : [`the document of ${serial} does not print its number`];
}

async function textOf(pdf: Buffer): Promise<string> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  try {
    const document = await task.promise;
    const page = await document.getPage(1);
    const { items } = await page.getTextContent();
    return items.map((item) => ('str' in item ? item.str : '')).join(' ');
  } finally {
    await task.destroy();
  }
}

/** Numbers of a series run from 1 without a gap: an issue that was rolled back gives its number back. */
async function wrongNumbers(sql: Installation['sql'], rows: readonly Row[]): Promise<string[]> {
  const serials = new Set(rows.map(({ serial }) => serial));
  const { rows: counters } = await sql.query<{ last: number }>('SELECT last FROM certificate_counter');
  const last = counters.reduce((sum, counter) => sum + counter.last, 0);
  return serials.size === rows.length && last === rows.length
    ? []
    : [`${rows.length} certificates with ${serials.size} numbers, counted to ${last}`];
}
