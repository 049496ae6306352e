import { MEDIA_TYPES, type MediaKind } from '@edukom/domain';

/** The same thing under the name it is served by. */
const ALIASES: Readonly<Record<string, string>> = {
  'image/apng': 'image/png',
  'video/x-m4v': 'video/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/ogg; codecs=opus': 'audio/ogg',
};

const named = (mime: string | undefined): string | null => (mime === undefined ? null : (ALIASES[mime] ?? mime));

/** The type of a file by its bytes; null when they are of no known binary type. */
export async function sniffFile(file: string): Promise<string | null> {
  const { fileTypeFromFile } = await import('file-type');
  return named((await fileTypeFromFile(file))?.mime);
}

/** The same of the first bytes alone, which for packed formats say less. */
export async function sniffHead(head: Buffer): Promise<string | null> {
  const { fileTypeFromBuffer } = await import('file-type');
  return named((await fileTypeFromBuffer(head).catch(() => undefined))?.mime);
}

export const isOfKind = (kind: MediaKind, contentType: string): boolean =>
  Object.hasOwn(MEDIA_TYPES[kind], contentType);
