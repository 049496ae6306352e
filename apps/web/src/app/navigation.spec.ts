import { ROLES, type Role } from '@edukom/domain';
import { appRoutes } from '../routes/app/registry.js';
import { NAVIGATION, currentEntry, navigationFor } from './navigation.js';

const holding = (...roles: Role[]) => roles.map((role) => ({ role, scope: { kind: 'all' as const, id: null } }));
const paths = (entries: readonly { path: string }[]) => entries.map((entry) => entry.path);

it.each([
  [[], ['', '/learning', '/sessions', '/certificates']],
  [['trainer'], ['', '/authoring', '/runs', '/grading']],
  [['project-manager'], ['', '/authoring', '/runs', '/people', '/people/import', '/certificates/issue', '/reports']],
  [['focal-point'], ['', '/nominations']],
  [['observatory-editor'], ['', '/feeds']],
  [['administrator'], ['', '/people', '/people/import']],
] as [Role[], string[]][])('%j see their own work in the bar', (roles, bar) => {
  expect(paths(navigationFor(holding(...roles)).bar)).toEqual(bar);
});

it('keeps one’s own learning in reach of everybody', () => {
  const own = ['/learning', '/notes', '/places', '/needs', '/sessions', '/certificates', '/messages/mine'];
  // In the order of the menu.
  const more: readonly (readonly [string, readonly Role[]])[] = [
    ['/bank', ['trainer', 'project-manager']],
    ['/organisation', ['project-manager', 'administrator']],
    ['/attendance', ['trainer', 'project-manager']],
    ['/paths', ['project-manager']],
    ['/mandatory', ['project-manager']],
    ['/gaps', ['project-manager']],
    ['/competences', ['project-manager']],
    ['/messages', ['project-manager', 'administrator']],
    ['/jobs', ['administrator']],
  ];
  for (const role of ROLES)
    expect(paths(navigationFor(holding(role)).account)).toEqual([
      ...own,
      ...more.flatMap(([path, roles]) => (roles.includes(role) ? [path] : [])),
    ]);
  expect(paths(navigationFor([]).account)).toEqual(['/notes', '/places', '/needs', '/messages/mine']);
});

it.each([
  ['', ''],
  ['/people', '/people'],
  ['/people/import', '/people/import'],
  ['/people/import/7', '/people/import'],
  ['/people/7', '/people'],
  ['/peoples', undefined],
  ['/elsewhere', undefined],
])('%s lies under %s', (path, expected) => {
  expect(currentEntry(NAVIGATION, path)?.path).toBe(expected);
});

it('every entry leads to a page', () => {
  const pages = new Set(appRoutes.map((route) => `/${route.path ?? ''}`));
  expect(NAVIGATION.filter((entry) => entry.path !== '' && !pages.has(entry.path)).map((entry) => entry.path)).toEqual(
    [],
  );
});
