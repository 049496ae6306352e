import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../http/problem.js';
import { isWorkbook } from './is-workbook.js';

it.each([
  'BM7 4FT 2',
  'CWS 4FT 2',
  'FWS;E-maili',
  'DSD 4FT 2',
  'MAC 4FT 2',
  'MZ9 4FT 2\r\nBM7 4FT 3',
  'Emri;Mbiemri',
  '',
])('the text %j is text, whatever file begins with its letters', async (text) =>
  expect(await isWorkbook(Buffer.from(text))).toBe(false),
);

it('text in Windows-1250 is text as well', async () => {
  expect(await isWorkbook(Buffer.from([0x42, 0x4d, 0x20, 0xe8, 0x9a, 0x0d, 0x0a]))).toBe(false);
});

it.each([
  ['a picture', Buffer.from([0x42, 0x4d, 0x46, 0, 0, 0, 0, 0, 0, 0, 0x36])],
  ['a program', Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])],
  ['a document', Buffer.from('%PDF-1.7\n%âãÏÓ\n')],
])('%s is no table', async (_name, bytes) => {
  await expect(isWorkbook(bytes)).rejects.toEqual(new Problem('import.not-a-table'));
});

it('a workbook is one', async () => {
  const bytes = readFileSync(path.resolve(__dirname, '../../../../../samples/people.xlsx'));
  expect(await isWorkbook(bytes)).toBe(true);
});
