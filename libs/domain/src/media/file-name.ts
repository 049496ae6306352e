/** The longest name of a file, in UTF-16 units. */
export const MEDIA_NAME_LENGTH = 200;

/** Characters that make a name look like another one, or end a header's line: controls, and marks of direction. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu;

/**
 * A name as it may be kept and shown: the last part of a path, without controls and marks of direction, in one line, in
 * composed letters, at most {@link MEDIA_NAME_LENGTH} long. Letters of every script stay. Given again it does not change.
 * @returns `file` when nothing is left
 */
export function safeFileName(name: string): string {
  const last = name.toWellFormed().replaceAll(INVISIBLE, '').normalize('NFC').split(/[/\\]/).pop() ?? '';
  const plain = last
    .replaceAll(/["<>|:*?]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[.\s]+/, '');
  const short = [...plain].reduce(
    (kept, letter) => (kept.length + letter.length > MEDIA_NAME_LENGTH ? kept : kept + letter),
    '',
  );
  return short.trim() || 'file';
}

/** The name under which something is downloaded: it ends as its type says, so that no system takes it for another. */
export function downloadName(name: string, extension: string): string {
  const safe = safeFileName(name);
  if (safe.toLowerCase().endsWith(`.${extension}`)) return safe;
  return `${safeFileName(
    [...safe]
      .slice(0, MEDIA_NAME_LENGTH - 10)
      .join('')
      .slice(0, MEDIA_NAME_LENGTH - 10),
  )}.${extension}`;
}
