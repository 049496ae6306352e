import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { iconNames } from '../layout/icon.js';

const read = (file: string): string => readFileSync(path.join(__dirname, file), 'utf8');
const sheets = readdirSync(__dirname).filter((file) => file.endsWith('.css'));
const repository = path.join(__dirname, '../../../..');

test('each icon has a name and each name an icon', () => {
  const drawn = [...read('icons.svg').matchAll(/<symbol id="([\w-]+)"/g)].map((match) => match[1]);
  expect(drawn).toEqual([...iconNames]);
});

test('only tokens hold colours', () => {
  const painted = sheets
    .filter((file) => file !== 'tokens.css')
    .filter((file) => /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i.test(read(file)));
  expect(painted).toEqual([]);
});

test('every token that is used exists', () => {
  const all = sheets.map(read).join('\n');
  const known = new Set([...all.matchAll(/(--[\w-]+):/g)].map((match) => match[1]));
  const unknown = [...all.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]).filter((name) => !known.has(name));
  expect(unknown).toEqual([]);
});

test('styles load nothing but our own fonts', () => {
  const all = sheets.map(read).join('\n');
  expect(all).not.toMatch(/https?:\/\//);
  expect([...all.matchAll(/url\('([^']+)'\)/g)].every((match) => match[1]?.startsWith('/fonts/'))).toBe(true);
});

test('the addresses of the fonts are those the build writes', () => {
  const build = readFileSync(path.join(repository, 'tools/build-fonts.mjs'), 'utf8');
  const named = [...read('fonts.css').matchAll(/\/fonts\/([\w-]+\.woff2)/g)].map((match) => String(match[1]));
  const built = [...build.matchAll(/\$\{webDir\}\/([\w-]+\.woff2)/g)].map((match) => String(match[1]));
  expect(named).toHaveLength(4);
  expect(new Set(named)).toEqual(new Set(built));
});

test('the ranges of the fonts hold the letters of all our languages', () => {
  const ranges = [...read('fonts.css').matchAll(/U\+([0-9A-F]{4})(?:-([0-9A-F]{4}))?/g)].map((match) => [
    Number.parseInt(String(match[1]), 16),
    Number.parseInt(String(match[2] ?? match[1]), 16),
  ]);
  const letters = 'ëËçÇšŠđĐčČćĆžŽğĞıİşŞöÖüÜâÂîÎûÛ„“”‘’–—…€ЂђЉљЊњЋћЏџЈјЖжабвгдАБВГД';
  const missing = [...letters].filter(
    (letter) =>
      !ranges.some(([from = 0, to = 0]) => (letter.codePointAt(0) ?? 0) >= from && (letter.codePointAt(0) ?? 0) <= to),
  );
  expect(missing).toEqual([]);
});
