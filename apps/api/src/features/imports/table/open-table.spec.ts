import { deflateRawSync } from 'node:zlib';
import { MAX_IMPORT_ROWS } from '@edukom/contracts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { stringify } from 'csv-stringify/sync';
import { Problem } from '../../../platform/http/problem.js';
import { checkRow, emailReasons, reason } from '../rows/check-row.js';
import { isUsable, mappingOf } from './header.js';
import { inspectTable, type RawRow, tableRows } from './open-table.js';

/** A table of people as the wizard reads it when nobody says anything. */
async function readTable(bytes: Buffer): Promise<RawRow[]> {
  const head = await inspectTable('people', bytes, { charset: null, delimiter: null });
  const { mapping, isDoubtful } = mappingOf('people', head.header);
  if (isDoubtful || !isUsable('people', mapping)) throw new Problem('import.mapping');
  const source = { stream: () => [bytes], whole: () => Promise.resolve(bytes) };
  const rows: RawRow[] = [];
  for await (const some of tableRows(head, mapping, source, () => 1_000)) rows.push(...some);
  return rows;
}
const check = (row: RawRow) =>
  checkRow(
    'people',
    (cells) => [
      ...(cells.givenName === '' || cells.familyName === '' ? [reason('name-missing')] : []),
      ...emailReasons(cells),
    ],
    row,
  );

const HEADER = 'Emri,Mbiemri,E-posta,Institucioni,Drejtoria,Pozita,Gjuha';
const GOOD = 'Gëzim,Çeliku,g@x.example,Pejë,Arsimi,Zyrtar,sq';
const csv = (...lines: string[]) => Buffer.from([HEADER, ...lines].join('\n'));
const refusal = async (bytes: Buffer): Promise<string> => {
  try {
    const rows = await readTable(bytes);
    return `${rows.length} rows`;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};
const reasons = async (bytes: Buffer) =>
  (await readTable(bytes)).map((row) => check(row).reasons.map((reason) => reason.code));
const workbook = readFileSync(path.resolve(__dirname, '../../../../../../samples/people.xlsx'));

/** A zip with one deflated entry under each name; sizes in the headers are lies. */
function zip(entries: Readonly<Record<string, Buffer>>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(1, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(1, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(at, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const body = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(entries).length, 8);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(body.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, body, end]);
}

describe('files that are no table of people', () => {
  it.each([
    ['empty', Buffer.alloc(0), 'import.no-header'],
    ['only spaces', Buffer.from(' \n \n'), 'import.no-header'],
    ['header only', csv(), 'import.no-rows'],
    ['header and empty rows', csv('', ',,,,,,'), 'import.no-rows'],
    ['no header', Buffer.from(`${GOOD}\n`), 'import.mapping'],
    ['a column twice', Buffer.from(`Emri,Ime,Mbiemri,E-posta\nA,B,C,d@e.example`), 'import.mapping'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'import.not-a-table'],
    ['a zip that is no workbook', zip({ 'virus.exe': Buffer.from('MZ') }), 'import.not-a-table'],
    ['the beginning of a zip', Buffer.from('PK\u0003\u0004 and nothing'), 'import.not-a-table'],
    ['a truncated workbook', workbook.subarray(0, 3_000), 'import.not-a-table'],
    [
      'a workbook with a damaged sheet',
      Buffer.concat([workbook.subarray(0, 900), Buffer.alloc(200, 7), workbook.subarray(1_100)]),
      'import.not-a-table',
    ],
    [
      'an old workbook',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'import.not-a-table',
    ],
    ['NUL in the text', csv('A\0na,B,c@d.example,Pejë,X,Y,sq'), 'import.not-a-table'],
    ['a quoted cell without an end', csv('"Ana,B,c@d.example', GOOD), 'import.not-a-table'],
    ['UTF-8 cut in a letter', Buffer.concat([csv(GOOD), Buffer.from([0x0a, 0x41, 0xc3])]), 'import.encoding'],
    [
      'half a UTF-16 letter',
      iconv.encode(`${HEADER}\n${GOOD}`, 'utf-16le', { addBOM: true }).subarray(0, -1),
      'import.encoding',
    ],
    [
      'a mark of UTF-8 before Windows-1250',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), iconv.encode(`${HEADER}\n${GOOD}`, 'windows-1250')]),
      'import.encoding',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  it('more rows than the limit, in either kind', async () => {
    const rows = (count: number) =>
      csv(...Array.from({ length: count }, (_, index) => `A,B,a${index}@x.example,Pejë,X,Y,sq`));
    expect(await refusal(rows(MAX_IMPORT_ROWS))).toBe(`${MAX_IMPORT_ROWS} rows`);
    expect(await refusal(rows(MAX_IMPORT_ROWS + 1))).toBe('import.too-many-rows');
    expect(await refusal(csv('\n'.repeat(200_001)))).toBe('import.too-many-rows');
  });

  it('a workbook that inflates without end is refused before it is opened', async () => {
    const bomb = zip({
      '[Content_Types].xml': Buffer.from('<Types/>'),
      'xl/workbook.xml': Buffer.from('<workbook/>'),
      'xl/worksheets/sheet1.xml': Buffer.alloc(200 * 1024 * 1024, ' '),
    });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await refusal(bomb)).toBe('request.too-large');
  });
});

describe('rows that are refused', () => {
  it.each([
    ['a cell of a megabyte', `${'a'.repeat(1024 * 1024)},B,c@d.example,Pejë,X,Y,sq`, ['too-long']],
    ['a row too short', 'A,B,c@d.example', ['columns-missing']],
    ['a row too long', 'A,B,c@d.example,Pejë,X,Y,sq,and more', ['columns-extra']],
    ['a formula', 'A,B,c@d.example,Pejë,X,=1+1,sq', ['formula']],
    ['a formula behind spaces', 'A,B,c@d.example,Pejë,X, @SUM(A1),sq', ['formula']],
    ['a text turned round', 'A,B\u202Egnp.exe,c@d.example,Pejë,X,Y,sq', ['characters']],
    ['several', ',B,no address,Pejë,X,-1,sq', ['formula', 'name-missing', 'email-malformed']],
  ])('%s', async (_, line, codes) => {
    expect(await reasons(csv(line))).toEqual([codes]);
  });

  it('keep no more of a cell than is needed to show it', async () => {
    const [row] = await readTable(csv(`${'a'.repeat(1024 * 1024)},B,c@d.example,Pejë,X,Y,sq`));
    expect(row && check(row).cells.givenName?.length).toBeLessThan(300);
  });
});

it('takes off the guard of our own export', async () => {
  const [row] = await readTable(csv("A,B,c@d.example,Pejë,X,'+383 44 123,sq"));
  expect(row && check(row)).toMatchObject({ reasons: [], cells: { position: '+383 44 123' } });
});

it('keeps an apostrophe that is part of a name', async () => {
  const [row] = await readTable(csv("'Ali,D'Elia,c@d.example,Pejë,X,Y,sq"));
  expect(row && check(row).cells).toMatchObject({ givenName: "'Ali", familyName: "D'Elia" });
});

const letters = fc.constantFrom(...'aeëçšđžćčĐŽ ćŞöéAB-\'"');
const cell = fc.string({ unit: letters, minLength: 1, maxLength: 20 });

it.each([
  ['utf-8', false],
  ['utf-8', true],
  ['utf-16le', true],
  ['utf-16be', true],
  ['windows-1250', false],
  ['utf-16le', false],
] as const)('%s (mark %s): every separator, quoting and line end gives the same letters', async (encoding, addBOM) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      async (people, delimiter, newline) => {
        const written = people.map(([given, family, position]) => [
          `x${given}`,
          `ë${family}`,
          'a@b.example',
          'Pejë',
          'Arsimi',
          position,
          'sq',
        ]);
        const text = stringify([HEADER.split(','), ...written], { delimiter, record_delimiter: newline });
        const rows = await readTable(iconv.encode(text, encoding, { addBOM }));
        expect(rows.map(({ cells }) => [cells.givenName, cells.familyName, cells.position])).toEqual(
          written.map((row) => [row[0], row[1], row[5]]),
        );
      },
    ),
    { numRuns: 60 },
  );
});

it('never fails otherwise than with a problem', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, behindHeader) => {
      const file = Buffer.concat([behindHeader ? csv('') : Buffer.alloc(0), Buffer.from(bytes)]);
      expect(await refusal(file)).toMatch(/^(import\.|request\.|\d+ rows)/);
    }),
  );
});

it('knows columns in four languages, in any order, beside unknown ones', async () => {
  for (const header of [
    'Mbiemri;Nr;Emri;E-posta',
    'Family name;No;First name;Email',
    'Prezime;Br;Ime;E-pošta',
    'Презиме;Бр;Име;Е-пошта',
  ]) {
    const [row] = await readTable(Buffer.from(`${header}\nÇeliku;1;Gëzim;g@x.example`));
    expect(row?.cells).toEqual({ familyName: 'Çeliku', givenName: 'Gëzim', email: 'g@x.example' });
  }
});
