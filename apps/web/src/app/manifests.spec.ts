import { readFileSync } from 'node:fs';
import path from 'node:path';
import { INTERFACE_LOCALES } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';

const publicDir = path.join(process.cwd(), 'public');
interface Manifest {
  readonly name: string;
  readonly description: string;
  readonly lang: string;
  readonly start_url: string;
  readonly icons: readonly { readonly src: string; readonly sizes: string; readonly purpose: string }[];
}
const read = (locale: string) =>
  JSON.parse(readFileSync(path.join(publicDir, `manifest-${locale}.webmanifest`), 'utf8')) as Manifest;

/** Width and height of a PNG stand in its header. */
const sizeOf = (file: string): string => {
  const bytes = readFileSync(path.join(publicDir, file));
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
};

it.each(INTERFACE_LOCALES)('%s: installs under its own name, language and home', async (locale) => {
  const t = await loadTranslate(locale);
  const { name, description, lang, start_url, icons } = read(locale);
  expect({ name, description, lang, start_url }).toEqual({
    name: t('common.product'),
    description: t('shell.manifest'),
    lang: locale,
    start_url: `/${locale}/app`,
  });
  const pictures = icons.filter(({ src }) => src.endsWith('.png'));
  expect(pictures.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
    '192x192 any',
    '512x512 any',
    '512x512 maskable',
  ]);
  for (const { src, sizes } of pictures) expect(sizeOf(src)).toBe(sizes);
});
