import { ANSWER_FILE_KINDS, ANSWER_FILE_TYPES, type AnswerFileKind, MAX_ANSWER_FILE_BYTES } from '@edukom/domain';
import type { PartOf } from './build-question.js';
import type { Findings } from './read-item.js';

/** Groups of files as Moodle names them. */
const GROUPS: Readonly<Record<string, readonly AnswerFileKind[]>> = {
  document: ['pdf', 'docx', 'odt'],
  spreadsheet: ['xlsx'],
  image: ['png', 'jpeg'],
  web_image: ['png', 'jpeg'],
};

function kindsNamed(name: string): readonly AnswerFileKind[] {
  const plain = name.trim().toLowerCase().replace(/^\./u, '');
  if (plain === '*') return ANSWER_FILE_KINDS;
  const own = plain === 'jpg' ? 'jpeg' : plain;
  const kind = ANSWER_FILE_KINDS.find((one) => one === own || ANSWER_FILE_TYPES[one] === own);
  return kind ? [kind] : Object.hasOwn(GROUPS, plain) ? (GROUPS[plain] ?? []) : [];
}

/** A file to hand in; kinds nobody may hand in here are left out, which is told. */
export function uploadOf(names: readonly string[], maxBytes: number, findings: Findings): PartOf<'file-upload'> {
  const unknown = names.filter((name) => kindsNamed(name).length === 0);
  if (unknown.length > 0) findings.lose('files', unknown.join(', '));
  const known = new Set(names.flatMap(kindsNamed));
  const accept = ANSWER_FILE_KINDS.filter((kind) => known.size === 0 || known.has(kind));
  const limit = maxBytes > 0 && maxBytes <= MAX_ANSWER_FILE_BYTES ? Math.floor(maxBytes) : MAX_ANSWER_FILE_BYTES;
  return { type: 'file-upload', spec: { accept, maxBytes: limit } };
}
