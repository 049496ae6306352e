import { hostileFiles, MARK } from './hostile-files.js';

it('holds more than sixty files, each named once, and nearly each with a script that names it', () => {
  const files = hostileFiles();
  expect(files.length).toBeGreaterThan(60);
  expect(new Set(files.map(({ id }) => id)).size).toBe(files.length);
  const isTelling = ({ bytes, id }: (typeof files)[number]) =>
    [
      bytes.toString('latin1'),
      bytes.toString('utf16le'),
      Buffer.from(bytes.subarray(0, bytes.length & ~1))
        .swap16()
        .toString('utf16le'),
    ].some((text) => text.includes(`${MARK} ${id}`));
  const silent = files.filter((file) => !isTelling(file)).map(({ id }) => id.replace(/-\d+$/, ''));
  // What is packed, linked in code, or hostile by its name alone.
  expect([...new Set(silent)]).toEqual(['svg-linked', 'svg-compressed', 'name', 'name-picture']);
});
