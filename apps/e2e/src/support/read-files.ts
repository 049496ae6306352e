import { parse } from 'csv-parse/sync';
import type { Locator, Page } from 'playwright-core';

/** What a press on a link downloads. */
export async function downloaded(page: Page, link: Locator): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const stream = await download.createReadStream();
  return Buffer.concat((await stream.toArray()) as Buffer[]);
}

/** All text of a PDF, page after page. */
export async function pdfText(bytes: Buffer): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false }).promise;
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await document.cleanup();
  return texts.join('\n');
}

/** Rows of a CSV file, header first; semicolons part the cells where a comma parts decimals. */
export const csvRows = (bytes: Buffer): string[][] => parse(bytes, { bom: true, delimiter: ';' });

/** Rows of the first sheet of a workbook, header first. */
export async function xlsxRows(bytes: Buffer): Promise<unknown[][]> {
  const { streamXlsxRows } = await import('hucre/xlsx');
  const rows: unknown[][] = [];
  for await (const row of streamXlsxRows(new Uint8Array(bytes))) rows.push(row.values);
  return rows;
}
