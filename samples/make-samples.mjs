/**
 * Writes the import samples, what an importer should answer (`expected.json`), the tables of README.md, and the example
 * tables that the web offers for download.
 *
 *     node samples/make-samples.mjs            writes
 *     node samples/make-samples.mjs --check    writes nothing; exit code 1 when a file differs
 *
 * Deterministic: the same bytes every time and everywhere.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { SAMPLES } from './rows.mjs';

const FIELDS = ['givenName', 'familyName', 'email', 'institution', 'department', 'position', 'preferredLanguage'];
const NAME_FIELDS = new Set(['givenName', 'familyName']);
// Each sample writes the institution its own way, and no one moves: a sample-to-sample comparison would mislead.
const COMPARED = FIELDS.filter((field) => field !== 'email' && field !== 'institution');
const MARK = '<!-- what follows is written by make-samples.mjs -->';

const encode = (text, { encoding, bom }) => {
  const bytes = iconv.encode(text, encoding, { addBOM: bom });
  if (iconv.decode(bytes, encoding) !== text) throw new Error(`${encoding} cannot hold every letter`);
  return bytes;
};

const csvBytes = (sample) => {
  const options = { delimiter: sample.delimiter, record_delimiter: sample.newline };
  const lines = [sample.header, ...sample.rows.map((row) => row.cells)].map((cells) =>
    cells.length === 0 ? sample.newline : stringify([cells], options),
  );
  return encode(lines.join(''), sample);
};

const xlsxBytes = async (sample) => {
  // A formula without a stored result, as programs write it that do not calculate: a reader finds an empty cell.
  const formulas = sample.rows.flatMap(({ formula }, index) =>
    formula ? [[`${index + 1},${formula.column}`, { value: null, type: 'formula', formula: formula.text }]] : [],
  );
  return Buffer.from(
    await writeXlsx({
      sheets: [
        { name: 'Људи', rows: [sample.header, ...sample.rows.map((row) => row.cells)], cells: new Map(formulas) },
      ],
      properties: { created: new Date('2026-09-01T00:00:00Z'), modified: new Date('2026-09-01T00:00:00Z') },
    }),
  );
};

const personOf = (row) =>
  Object.fromEntries(FIELDS.map((field, index) => [field, String(row.cells[index] ?? '').trim()]));

/** What happens to a good row when the files before this one have been imported. */
const afterEarlier = (row, person, known) => {
  const before = known.get(person.email.toLowerCase());
  if (!before) return { after: 'create', changed: [] };
  const changed = COMPARED.filter(
    (field) => before[field] !== person[field] && !(row.sameName && NAME_FIELDS.has(field)),
  );
  return { after: changed.length > 0 ? 'update' : 'skip', changed };
};

const expectedRow = (row, index, known) => {
  const line = index + 2;
  if (row.say === 'ignore') return { line, alone: 'ignore', after: 'ignore', reason: null, changed: [] };
  if (row.say !== 'ok') return { line, alone: 'error', after: 'error', reason: row.say, changed: [] };
  return { line, alone: 'create', reason: null, ...afterEarlier(row, personOf(row), known) };
};

const expectedOf = (sample, known) => {
  const { file, encoding, bom, delimiter, header } = sample;
  const rows = sample.rows.map((row, index) => expectedRow(row, index, known));
  sample.rows.forEach((row, index) => {
    const person = personOf(row);
    const email = person.email.toLowerCase();
    const stored = known.get(email);
    const kept = row.sameName && stored ? { givenName: stored.givenName, familyName: stored.familyName } : {};
    if (rows[index].alone === 'create') known.set(email, { ...person, ...kept });
  });
  return { file, encoding, bom, delimiter, header, rows };
};

const code = (cell) => (cell ? `\`${cell}\`` : '–');

const shown = (row) => `${code(row.cells[0])} ${code(row.cells[1])}`;

const afterText = ({ after, changed, reason }) =>
  after === 'update' ? `update (${changed.join(', ')})` : after === 'error' ? `error: ${reason}` : after;

const tableOf = (sample, expected) => {
  const lines = expected.rows.map((row, index) => {
    const alone = row.alone === 'error' ? `error: ${row.reason}` : row.alone;
    return `| ${row.line} | ${shown(sample.rows[index])} | ${alone} | ${afterText(row)} |`;
  });
  return [
    `## ${sample.file}`,
    '',
    '| line | name | alone | after the earlier files |',
    '| --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
};

/**
 * An example to begin with, per locale of the interface: the first good rows of the sample in that language, without
 * bad ones. The web serves it; office programs know UTF-8 by its mark and open semicolons as columns.
 */
const EXAMPLE_OF = { sq: 0, en: 1, 'sr-Latn': 2, 'sr-Cyrl': 3 };
const EXAMPLE_ROWS = [0, 3, 10];
const examples = () =>
  Object.entries(EXAMPLE_OF).map(([locale, index]) => {
    const { header, rows } = SAMPLES[index];
    const lines = [header, ...EXAMPLE_ROWS.map((row) => rows[row].cells)];
    return [
      `../apps/web/public/samples/people-${locale}.csv`,
      Buffer.from(stringify(lines, { delimiter: ';', record_delimiter: '\r\n', bom: true })),
    ];
  });

const outputs = async () => {
  const known = new Map();
  const expected = SAMPLES.map((sample) => expectedOf(sample, known));
  const tables = SAMPLES.map((sample, index) => tableOf(sample, expected[index])).join('\n');
  const readme = readFileSync(path.join(import.meta.dirname, 'README.md'), 'utf8').split(MARK)[0];
  const files = await Promise.all(
    SAMPLES.map(async (sample) => [sample.file, sample.delimiter ? csvBytes(sample) : await xlsxBytes(sample)]),
  );
  return [
    ...files,
    ...examples(),
    ['expected.json', Buffer.from(`${JSON.stringify(expected, null, 1)}\n`)],
    ['README.md', Buffer.from(`${readme}${MARK}\n\n${tables}`)],
  ];
};

const check = process.argv.includes('--check');
for (const [name, bytes] of await outputs()) {
  const file = path.join(import.meta.dirname, name);
  if (!check) writeFileSync(file, bytes);
  else if (!bytes.equals(readFileSync(file))) {
    process.stderr.write(`${name} differs from what make-samples.mjs makes\n`);
    process.exitCode = 1;
  }
}
