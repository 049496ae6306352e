import type { QuestionFileFormat } from '@edukom/contracts';
import { decodeText } from '../../../platform/files/decode-text.js';
import { xlsxRows } from '../../../platform/files/xlsx-rows.js';
import { readZip } from '../../../platform/files/zip-budget.js';
import { Problem } from '../../../platform/http/problem.js';
import { readAiken } from './aiken-read.js';
import { readGift } from './gift-read.js';
import { readMoodleXml } from './moodle-read.js';
import { readQtiItem } from './qti-read.js';
import { limited, readItem, type ReadItem, refuse } from './read-item.js';
import { readSheet } from './sheet-read.js';
import type { FileLanguage } from './texts.js';
import { descendants, readXml } from './xml-tree.js';

/** A package of 5,000 questions with pictures stays below this when it is inflated. */
const MAX_INFLATED = 32 * 1024 * 1024;
/** 40 options beside 40 more and five more texts in five languages, and the columns before them. */
const MAX_COLUMNS = 450;
const MANIFEST = 'imsmanifest.xml';

const isZip = (bytes: Buffer): boolean => bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50;

/** Files a manifest names as items of questions. */
function itemsOfManifest(manifest: string): string[] {
  const { root, hasDoctype } = readXml(manifest);
  if (hasDoctype || !root) return [];
  return descendants(root, 'resource').flatMap(({ attributes }) =>
    (attributes['type'] ?? '').startsWith('imsqti_item') && attributes['href'] ? [attributes['href']] : [],
  );
}

const missing = (file: string): ReadItem => readItem({ line: 1, name: file, file }, () => refuse('file-missing', file));

function readPackage(bytes: Buffer, language: FileLanguage): ReadItem[] {
  const files = readZip(bytes, MAX_INFLATED, (name) => name.toLowerCase().endsWith('.xml'));
  if (files === 'too-large') throw new Problem('request.too-large');
  if (files === 'not-a-zip') throw new Problem('import.not-questions');
  const manifest = files.get(MANIFEST);
  const named = manifest ? itemsOfManifest(decodeText(manifest)) : [];
  const paths = named.length > 0 ? named : [...files.keys()].filter((path) => path !== MANIFEST);
  return limited([...new Set(paths)]).flatMap((path) => {
    const file = files.get(path);
    return file ? readQtiItem(textOfItem(file), path, language) : [missing(path)];
  });
}

/** One damaged file of a package is one damaged question. */
function textOfItem(file: Buffer): string {
  try {
    return decodeText(file);
  } catch (error) {
    if (error instanceof Problem) return '';
    throw error;
  }
}

async function readAny(
  bytes: Buffer,
  language: FileLanguage,
): Promise<{ format: QuestionFileFormat; items: ReadItem[] }> {
  if (isZip(bytes)) {
    if (bytes.includes('xl/workbook.xml')) {
      const items = await readSheet(xlsxRows(bytes, { maxColumns: MAX_COLUMNS }), language);
      if (items === null) throw new Problem('import.no-header');
      return { format: 'xlsx', items };
    }
    return { format: 'qti', items: readPackage(bytes, language) };
  }
  const text = decodeText(bytes);
  if (/^\s*<(\?xml|!DOCTYPE|!--|quiz\b|assessmentItem\b)/u.test(text)) {
    return /<(\w+:)?assessmentItem\b/u.test(text)
      ? { format: 'qti', items: readQtiItem(text, '', language) }
      : { format: 'moodle-xml', items: readMoodleXml(text, language) };
  }
  if (/^[^\S\n]*ANSWER:[^\S\n]*\S*[^\S\n]*$/mu.test(text)) return { format: 'aiken', items: readAiken(text, language) };
  return { format: 'gift', items: readGift(text, language) };
}

/**
 * The questions of an uploaded file; what it is is told by its bytes, never by its name.
 * @throws Problem `import.*` or `request.too-large` when it is no file of questions; one bad question never is the reason.
 */
export async function readQuestions(
  bytes: Buffer,
  language: FileLanguage,
): Promise<{ format: QuestionFileFormat; items: ReadItem[] }> {
  const read = await readAny(bytes, language);
  if (read.items.length === 0) throw new Problem('import.no-questions');
  return read;
}
