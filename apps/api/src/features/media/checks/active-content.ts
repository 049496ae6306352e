/** How far into a file a browser that guesses its type would look, and more. */
const HEAD_BYTES = 4_096;

/** Beginnings that make a page of a file, after blanks and comments. */
const PAGE_HEAD =
  /^(?:\s|<!--[\s\S]*?-->)*<(?:!doctype|\?xml|html|head|body|script|svg|iframe|object|embed|style|meta|link|base|frameset|math|title|a|img|div|p|br|h1|table|b|font|x:|xsl:|\w+:svg)/i;
/** A page saved with all its parts is an e-mail. */
const MAIL_HEAD =
  /^(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*(?:mime-version|content-type|snapshot-content-location):/i;
/** What a plain text has no business to hold, wherever it stands. */
const PAGE_ANYWHERE = /<\s*(?:!doctype\s+html|html|script|svg|iframe|object|embed|\?xml|xsl:)[\s/>]?/i;

/** The beginning as text, whatever its encoding: a byte order mark decides, as it does in browsers. */
function headText(bytes: Buffer): string {
  const head = bytes.subarray(0, HEAD_BYTES);
  if (head[0] === 0xff && head[1] === 0xfe) return head.subarray(2).toString('utf16le');
  if (head[0] === 0xfe && head[1] === 0xff) {
    const even = Buffer.from(head.subarray(2, head.length - (head.length % 2)));
    return even.swap16().toString('utf16le');
  }
  return head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
}

/** Whether a file begins as something that could run as a page: HTML, SVG, XML, MHTML. */
export function beginsAsPage(bytes: Buffer): boolean {
  const text = headText(bytes).replaceAll('\0', '');
  return PAGE_HEAD.test(text) || MAIL_HEAD.test(text);
}

/** Whether a text holds the marks of a page anywhere. */
export const holdsPage = (text: string): boolean => PAGE_ANYWHERE.test(text);
