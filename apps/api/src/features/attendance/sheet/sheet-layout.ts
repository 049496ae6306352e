/** A4 upright in points. */
export const PAGE = { width: 595.28, height: 841.89 };
export const LEFT = 40;
export const WIDTH = PAGE.width - 2 * LEFT;
/** High enough for a signature with a thick pen. */
export const ROW_HEIGHT = 31;
export const HEADER_HEIGHT = 30;
/** Where the table begins: on the first page below the facts of the session, on the others below one line. */
export const FIRST_TOP = 214;
export const NEXT_TOP = 74;
/** What stands below the table on every page: logos, the page's number. */
export const FOOT = PAGE.height - 84;
/** Places for the trainer's name and signature, on the last page. */
export const CLOSING_HEIGHT = 62;
/** Empty rows for people who are not on the list. */
export const BLANK_ROWS = 3;

export const COLUMNS = [
  { key: 'number', width: 24 },
  { key: 'name', width: 176 },
  { key: 'code', width: 62 },
  { key: 'signature', width: 143 },
  { key: 'arrived', width: 55 },
  { key: 'left', width: 55 },
] as const;
export type SheetColumnKey = (typeof COLUMNS)[number]['key'];

const fitting = (top: number, bottom: number): number => Math.floor((bottom - top - HEADER_HEIGHT) / ROW_HEIGHT);

/** How many rows each page holds; the last one leaves room for the trainer's signature. */
export function pageSizes(rows: number): number[] {
  const sizes: number[] = [];
  let left = rows;
  for (let page = 0; ; page += 1) {
    const top = page === 0 ? FIRST_TOP : NEXT_TOP;
    if (left <= fitting(top, FOOT - CLOSING_HEIGHT)) return [...sizes, left];
    // A page that could hold them all but not the signature keeps some for the last one.
    const size = Math.min(fitting(top, FOOT), left - 1);
    sizes.push(size);
    left -= size;
  }
}
