import { readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../../../assets/fonts');
const FILES = {
  'serif-italic': 'noto-serif-italic.ttf',
  'serif-bold': 'noto-serif-bold.ttf',
  sans: 'noto-sans-regular.ttf',
  'sans-bold': 'noto-sans-bold.ttf',
} as const;
export type FontName = keyof typeof FILES;

let loaded: ReadonlyMap<FontName, Buffer> | undefined;

/** The pre-subset fonts of documents (made by `tools/build-fonts.mjs`), read once per process. */
export function pdfFonts(): ReadonlyMap<FontName, Buffer> {
  loaded ??= new Map(
    (Object.keys(FILES) as FontName[]).map((name) => [name, readFileSync(path.join(FOLDER, FILES[name]))] as const),
  );
  return loaded;
}

interface FontkitFont {
  layout(text: string, features?: unknown, script?: string, language?: string): unknown;
}
const patched = new WeakSet<FontkitFont>();
const CYRILLIC = /\p{Script=Cyrillic}/u;

/**
 * Lets Cyrillic take its Serbian letter forms (the `locl` feature for SRB): pdfkit itself names no language. All Cyrillic
 * in our documents is Serbian. Seen on italic б г д п т.
 */
export function useSerbianForms(document: PDFKit.PDFDocument): void {
  const font = (document as unknown as { _font: { font?: FontkitFont } })._font.font;
  if (!font || patched.has(font)) return;
  patched.add(font);
  const layout = font.layout.bind(font);
  font.layout = (text, features) => layout(text, features, undefined, CYRILLIC.test(text) ? 'SRB' : undefined);
}
