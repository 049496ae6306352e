/** A question's text as a GIFT file has it, with what stood before it. */
export interface GiftChunk {
  readonly line: number;
  readonly text: string;
  readonly comments: readonly string[];
  readonly category: string;
}

/** Guarded signs as letters no file has: control signs are taken out before. */
const GUARDED = ['~', '=', '#', '{', '}', ':', '\\'] as const;
const FIRST = 0xf0000;
const markOf = (sign: string): string => String.fromCodePoint(FIRST + GUARDED.findIndex((one) => one === sign));
const LINE_BREAK = String.fromCodePoint(FIRST + GUARDED.length);
const MARK = new RegExp(`[${String.fromCodePoint(FIRST)}-${LINE_BREAK}]`, 'gu');

/** Takes guarded signs out of the way, so that what is left is syntax. */
export const protect = (text: string): string =>
  text
    .replace(MARK, '')
    .replace(/\\([~=#{}:\\n])/gu, (_whole, sign: string) => (sign === 'n' ? LINE_BREAK : markOf(sign)));

export const unprotect = (text: string): string =>
  text.replace(MARK, (mark) => GUARDED[(mark.codePointAt(0) ?? 0) - FIRST] ?? '\n');

/** Guards every sign that is syntax; line breaks are written `\n`, so a text is one line. */
export const guard = (text: string): string => text.replace(/[~=#{}:\\]/gu, '\\$&').replace(/\n/gu, '\\n');

/** Questions are parted by empty lines; `//` begins a comment, `$CATEGORY:` names where the next ones belong. */
export function giftChunks(text: string): GiftChunk[] {
  const chunks: GiftChunk[] = [];
  let comments: string[] = [];
  let lines: string[] = [];
  let start = 0;
  let category = '';
  const end = () => {
    if (lines.length > 0) {
      chunks.push({ line: start, text: lines.join('\n'), comments, category });
      comments = [];
    }
    lines = [];
  };
  text.split(/\r\n?|\n/u).forEach((line, index) => {
    const trimmed = line.trim();
    if (trimmed.startsWith('//')) comments.push(trimmed.slice(2).trim());
    else if (trimmed.startsWith('$CATEGORY:')) {
      end();
      category = trimmed.slice('$CATEGORY:'.length).trim();
    } else if (trimmed === '') end();
    else {
      if (lines.length === 0) start = index + 1;
      lines.push(line);
    }
  });
  end();
  return chunks;
}

/** A path of categories: the last names the competence, those above it are tags. `top` and the course are nobody's. */
export function categoryParts(path: string): { readonly competence: string; readonly tags: readonly string[] } {
  const parts = path
    .split(/(?<!\/)\/(?!\/)/u)
    .map((part) => part.replace(/\/\//gu, '/').trim())
    .filter(
      (part, index) =>
        part !== '' && !(index === 0 && part === 'top') && !/^\$(course|system|cat|module)\$$/u.test(part),
    );
  const own = parts[0] === 'top' ? parts.slice(1) : parts;
  return { competence: own.at(-1) ?? '', tags: own.slice(0, -1) };
}

export const categoryPath = (competence: string): string =>
  competence === '' ? 'top' : `top/${competence.replace(/\//gu, '//')}`;

/** The competence when a path of categories cannot say it. */
export function unsaidCompetence(competence: string): string | undefined {
  const read = categoryParts(categoryPath(competence));
  return read.competence === competence && read.tags.length === 0 ? undefined : competence;
}
