import type { BoardRow } from '@edukom/contracts';
import { shownRows } from './shown-rows.js';

const row = (givenName: string, state: BoardRow['state'], toConfirm = 0): BoardRow => ({
  enrolmentId: givenName,
  givenName,
  familyName: 'Ђорђевић',
  institutionName: { source: 'sq', rev: 1, texts: { sq: { v: 'Prizreni' } } },
  state,
  minutes: 0,
  lateMinutes: null,
  toConfirm,
  marks: [],
});
const rows = [row('Ana', 'present'), row('Besa', 'none'), row('Cana', 'to-confirm', 1), row('Dea', 'partial', 1)];
const names = (...shown: Parameters<typeof shownRows>) => shownRows(...shown).map(({ givenName }) => givenName);

it.each([
  ['all', ['Ana', 'Besa', 'Cana', 'Dea']],
  ['missing', ['Besa']],
  ['to-confirm', ['Cana', 'Dea']],
  ['present', ['Ana', 'Dea']],
] as const)('%s', (filter, shown) => {
  expect(names(rows, filter, '')).toEqual(shown);
});

it('a name is found in any script and spelling', () => {
  expect(names(rows, 'all', 'djordjevic ana')).toEqual(['Ana', 'Cana']);
  expect(names(rows, 'all', 'Hoxha')).toEqual([]);
});
