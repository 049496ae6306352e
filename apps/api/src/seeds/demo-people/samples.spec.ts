import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { REFERENCE_PLACES } from '../reference/places.js';

interface ExpectedRow {
  line: number;
  alone: 'create' | 'error' | 'ignore';
  after: 'create' | 'update' | 'skip' | 'error' | 'ignore';
  reason: string | null;
  changed: string[];
}

interface ExpectedFile {
  file: string;
  encoding: string;
  delimiter?: string;
  header: string[];
  rows: ExpectedRow[];
}

const folder = path.resolve(__dirname, '../../../../../samples');
const read = (file: string) => readFileSync(path.join(folder, file));
const expected: ExpectedFile[] = JSON.parse(read('expected.json').toString('utf8'));

const xlsxCells = async (bytes: Buffer): Promise<string[][]> => {
  const { streamXlsxRows } = await import('hucre/xlsx');
  const rows: string[][] = [];
  for await (const row of streamXlsxRows(bytes)) rows.push(row.values.map((value) => String(value ?? '')));
  return rows;
};

const csvCells = (bytes: Buffer, { encoding, delimiter }: ExpectedFile): string[][] =>
  parse(iconv.decode(bytes, encoding), { delimiter, relax_column_count: true, skip_empty_lines: false });

const cellsOf = async (sample: ExpectedFile): Promise<string[][]> =>
  sample.delimiter ? csvCells(read(sample.file), sample) : xlsxCells(read(sample.file));

const placeNames = new Set(
  REFERENCE_PLACES.filter((place) => place.kind === 'municipality').flatMap((place) => [
    ...Object.values(place.name),
    ...place.alternates,
  ]),
);

describe('import samples', () => {
  it('are what their script makes, byte for byte', () => {
    const run = () =>
      execFileSync(process.execPath, [path.join(folder, 'make-samples.mjs'), '--check'], { stdio: 'pipe' });
    expect(run).not.toThrow();
  });

  it('come in four encodings', () => {
    expect(read('people-utf8.csv').subarray(0, 4).toString('latin1')).toBe('Emri');
    expect(read('people-utf8-bom.csv').subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    // Đ is 0xD0 and ć is 0xE6 in Windows-1250, and those bytes are not UTF-8.
    expect(
      read('people-windows-1250.csv').includes(Buffer.from([0xd0, 0x6f, 0x72, 0xf0, 0x65, 0x76, 0x69, 0xe6])),
    ).toBe(true);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(read('people-windows-1250.csv'))).toThrow();
    expect(read('people.xlsx').subarray(0, 2).toString('latin1')).toBe('PK');
  });

  it('hold the same ten people letter for letter', async () => {
    const tens = await Promise.all(
      expected.map(async (sample) =>
        (await cellsOf(sample)).slice(1, 11).map(([g, f, e, , ...rest]) => [g, f, e, ...rest]),
      ),
    );
    expect(tens).toHaveLength(4);
    for (const ten of tens) expect(ten).toEqual(tens[0]);
    const letters = (tens[0] ?? []).flat().join('');
    expect([...'ëçËÇĐđČčĆćŠšŽžŞÖü'].filter((letter) => !letters.includes(letter))).toEqual([]);
  });

  it.each(expected.map((sample) => [sample.file, sample] as const))(
    '%s has 14–25 rows, each with an answer',
    async (_, sample) => {
      const [header, ...rows] = await cellsOf(sample);
      expect(header).toEqual(sample.header);
      expect(rows).toHaveLength(sample.rows.length);
      expect(rows.length).toBeGreaterThanOrEqual(14);
      expect(rows.length).toBeLessThanOrEqual(25);
      const reasons = sample.rows.flatMap((row) => row.reason ?? []);
      expect(reasons).toEqual(
        expect.arrayContaining([
          'name-missing',
          'email-malformed',
          'institution-unknown',
          'email-duplicate-in-file',
          'language-unknown',
          'formula',
        ]),
      );
    },
  );

  it('name municipalities that exist, except where the answer is that none does', async () => {
    for (const sample of expected) {
      const rows = (await cellsOf(sample)).slice(1);
      sample.rows.forEach(({ alone, reason }, index) => {
        const institution = rows[index]?.[3]?.trim() ?? '';
        if (alone === 'create') expect(placeNames).toContain(institution);
        if (reason === 'institution-unknown') expect(placeNames).not.toContain(institution);
      });
    }
  });

  it('hold rows that update and rows that skip after the earlier files', () => {
    const outcomes = expected.flatMap((sample) => sample.rows.map((row) => row.after));
    expect(outcomes.filter((outcome) => outcome === 'update')).toHaveLength(3);
    expect(outcomes.filter((outcome) => outcome === 'skip').length).toBeGreaterThanOrEqual(30);
  });
});
