import { ANSWER_FILE_TYPES, type AnswerFileKind } from '@edukom/domain';

/**
 * What a file is by its bytes, never by its name, when it is of an accepted kind; else null. Documents with macros have
 * types of their own and are of none of our kinds. Nothing is unpacked to disk; what is handed in is never shown by us,
 * only given back as a download.
 */
export async function judgeUpload(
  bytes: Buffer,
  accept: readonly AnswerFileKind[],
): Promise<(typeof ANSWER_FILE_TYPES)[AnswerFileKind] | null> {
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(new Uint8Array(bytes)).catch(() => undefined);
  const kind = accept.find((one) => ANSWER_FILE_TYPES[one] === found?.mime);
  return kind ? ANSWER_FILE_TYPES[kind] : null;
}

const MAX_NAME = 150;

/** A name that can stand in a list and in a header: its last part, without signs that steer, not too long. */
export function fileNameOf(given: string): string {
  const last = given.split(/[/\\]/u).at(-1) ?? '';
  const plain = last.replaceAll(/[\p{C}\p{Surrogate}]/gu, '').trim();
  const dot = plain.lastIndexOf('.');
  const ending = dot > 0 ? plain.slice(dot).slice(0, 10) : '';
  const stem = [...(dot > 0 ? plain.slice(0, dot) : plain)].slice(0, MAX_NAME).join('');
  return `${stem}${ending}` || 'file';
}
