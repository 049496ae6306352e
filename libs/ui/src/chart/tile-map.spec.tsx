import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { TileMap, type Tile } from './tile-map.js';

const tile = (slug: string, col: number, row: number, rest: Partial<Tile>): Tile => ({
  slug,
  name: slug,
  shortName: slug.slice(0, 3),
  col,
  row,
  status: 'reported',
  value: 50,
  valueText: '50,0 %',
  href: `/sq/place/${slug}`,
  ...rest,
});
const tiles = [
  tile('Prizren', 1, 1, { value: 79, valueText: '79,0 %', isOwn: true }),
  tile('Istog', 0, 0, { value: 20, valueText: '20,0 %' }),
  tile('Dragash', 1, 0, { status: 'not-reported', value: null, valueText: 'not reported' }),
  tile('Klinë', 0, 1, { status: 'suppressed', value: null, valueText: 'protected' }),
  tile('Drenas', 2, 1, { status: 'provisional', value: 80, valueText: '80,0 %' }),
];
const map = () =>
  render(
    <TileMap
      title="By municipality"
      label="Map with a link for each municipality"
      tiles={tiles}
      thresholds={[20, 40, 60, 80]}
      legend={{
        steps: ['0–19', '20–39', '40–59', '60–79', '80+'],
        notReported: 'not reported',
        suppressed: 'protected',
      }}
    />,
  );

const link = (name: string) => screen.getByRole('link', { name });

test('each municipality is a link with its full name and its number or state', () => {
  map();
  expect(link('Prizren: 79,0 %').getAttribute('href')).toBe('/sq/place/Prizren');
  expect(link('Dragash: not reported')).toBeTruthy();
  expect(screen.getAllByRole('link')).toHaveLength(tiles.length);
});

test('the keyboard goes through it row by row', async () => {
  map();
  const seen: (string | null | undefined)[] = [];
  for (let index = 0; index < tiles.length; index += 1) {
    await userEvent.tab();
    seen.push(document.activeElement?.getAttribute('href')?.split('/').at(-1));
  }
  expect(seen).toEqual(['Istog', 'Dragash', 'Klinë', 'Prizren', 'Drenas']);
});

test('a shade begins at its lower bound', () => {
  map();
  expect(link('Istog: 20,0 %').getAttribute('class')).toContain('ed-tile-2');
  expect(link('Prizren: 79,0 %').getAttribute('class')).toContain('ed-tile-4');
  expect(link('Drenas: 80,0 %').getAttribute('class')).toContain('ed-tile-5');
});

test('what is not there is drawn as a pattern, never as a shade', () => {
  map();
  const fill = (name: string) => link(name).querySelector('polygon')?.getAttribute('fill');
  expect(fill('Dragash: not reported')).toMatch(/-hatch\)$/);
  expect(fill('Klinë: protected')).toMatch(/-dots\)$/);
  expect(fill('Prizren: 79,0 %')).toBeNull();
  const id = fill('Klinë: protected')?.slice(5, -1);
  expect(document.getElementById(String(id))?.tagName).toBe('pattern');
});
