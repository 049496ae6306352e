/** One caption: what is shown from `from` to `to`, in milliseconds. */
export interface Cue {
  readonly from: number;
  readonly to: number;
  /** Lines without an empty one; tags are those of {@link CUE_TAGS}. */
  readonly lines: readonly string[];
}

export type WebVttReading =
  | { readonly ok: true; readonly cues: readonly Cue[] }
  /** Number of the line that cannot be read; the first is 1. */
  | { readonly ok: false; readonly line: number };

/** Tags of a cue that change how it looks or who speaks; everything else is taken out. */
export const CUE_TAGS = ['b', 'i', 'u', 'c', 'v', 'lang', 'ruby', 'rt'] as const;

const MOST_CUES = 20_000;
const TIME = String.raw`(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;
/** Settings of place are left out: our player shows captions where the reader's browser puts them. */
const TIMING = new RegExp(String.raw`^${TIME}[ \t]+-->[ \t]+${TIME}(?:[ \t]+[!-~ \t]*)?$`);
const HEADER = /^WEBVTT(?:[ \t].*)?$/;
/** What tools write below the header. */
const HEADER_FIELD = /^(?:Kind|Language|X-TIMESTAMP-MAP)[:=].*$/;
const NOTE = /^NOTE(?:[ \t].*)?$/;
const TAG = /<[^>]*>?/g;
const KNOWN_TAG = new RegExp(String.raw`^</?(?:${CUE_TAGS.join('|')})(?:[.\s][^<>]*)?>$`);

const milliseconds = (parts: readonly (string | undefined)[]): number => {
  const [hours = '0', minutes = '0', seconds = '0', rest = '0'] = parts;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(rest);
};

const withoutStrangeTags = (line: string): string => line.replaceAll(TAG, (tag) => (KNOWN_TAG.test(tag) ? tag : ''));

/** Lines of one block with the number of its first line. */
interface Block {
  readonly first: number;
  readonly lines: readonly string[];
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let open: string[] = [];
  lines.forEach((line, at) => {
    if (line.trim() === '') open = [];
    else if (open.push(line) === 1) blocks.push({ first: at + 1, lines: open });
  });
  return blocks;
}

function cueOf({ first, lines }: Block): Cue | { readonly line: number } {
  const isNamed = lines[0]?.includes('-->') === false;
  const [timing = '', ...text] = isNamed ? lines.slice(1) : lines;
  const match = TIMING.exec(timing);
  const line = first + (isNamed ? 1 : 0);
  if (!match || text.some((part) => part.includes('-->'))) return { line };
  const [from, to] = [milliseconds(match.slice(1, 5)), milliseconds(match.slice(5, 9))];
  return to > from ? { from, to, lines: text.map(withoutStrangeTags).filter((part) => part.trim() !== '') } : { line };
}

const isHeader = ([head, ...rest]: readonly string[]): boolean =>
  head !== undefined && HEADER.test(head) && rest.every((line) => HEADER_FIELD.test(line));

/**
 * Reads captions strictly after the W3C's WebVTT: a header, cues and notes. Styles and regions are refused, since a file
 * of captions has no say in how the page looks; settings of cues and notes are left out of what is read.
 */
export function readWebVtt(text: string): WebVttReading {
  const [header, ...blocks] = blocksOf(text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/));
  if (header?.first !== 1 || !isHeader(header.lines)) return { ok: false, line: 1 };
  const cues: Cue[] = [];
  for (const block of blocks.filter(({ lines }) => !NOTE.test(lines[0] ?? ''))) {
    const cue = cueOf(block);
    if ('line' in cue) return { ok: false, line: cue.line };
    if (cue.lines.length > 0) cues.push(cue);
  }
  return cues.length > 0 && cues.length <= MOST_CUES ? { ok: true, cues } : { ok: false, line: 1 };
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');
const timeOf = (at: number): string =>
  `${pad(Math.floor(at / 3_600_000), 2)}:${pad(Math.floor(at / 60_000) % 60, 2)}:${pad(Math.floor(at / 1000) % 60, 2)}.${pad(at % 1000, 3)}`;

/** The cues as a file of our own making: what is served, so that nothing of the uploaded bytes is. */
export const writeWebVtt = (cues: readonly Cue[]): string =>
  ['WEBVTT', ...cues.map(({ from, to, lines }) => `${timeOf(from)} --> ${timeOf(to)}\n${lines.join('\n')}`)].join(
    '\n\n',
  ) + '\n';
