import type { Gradebook, GradeCell } from '@edukom/contracts';
import { localizedText } from '@edukom/domain';
import { type BookFilter, letterAt, rowsOf, shownRows, withCell } from './book-rows.js';

const page = (names: string[], institution: string, shares: (number | null)[]): Gradebook => ({
  code: 'R-1',
  title: localizedText('sq', 'Kursi'),
  enrolled: 4,
  quizzes: [{ quizId: 'q1', title: localizedText('sq', 'Testi'), passMark: 6_000, isAnonymous: false }],
  institutions: [{ institutionId: institution, name: localizedText('sq', institution) }],
  people: names.map((name, index) => ({
    enrolmentId: name,
    name,
    institution: 0,
    shares: [shares[index] ?? null],
    states: shares[index] == null ? '-' : 'f',
  })),
  next: null,
});
const rows = rowsOf([
  page(['Đorđe Ilić', 'Arta Gashi'], 'Prizren', [9_000, null]),
  page(['Ђорђе Савић', 'Besa Krasniqi'], 'Gjakovë', [5_000, 7_000]),
]);
const names = (filter: Partial<BookFilter>) =>
  shownRows(
    rows,
    { search: '', institutionId: '', sort: 'name', isDescending: false, ...filter },
    ['q1'],
    (text) => text.texts.sq?.v ?? '',
  ).map(({ name }) => name);

it('finds a name in any script, and people of one institution', () => {
  expect(names({ search: 'djordje' })).toEqual(['Đorđe Ilić', 'Ђорђе Савић']);
  expect(names({ search: 'савић ђ' })).toEqual(['Ђорђе Савић']);
  expect(names({ institutionId: 'Prizren' })).toEqual(['Arta Gashi', 'Đorđe Ilić']);
  expect(names({ search: 'nobody' })).toEqual([]);
});

it('sorts by name, institution and grade, those without a grade last in any case', () => {
  expect(names({})).toEqual(['Arta Gashi', 'Besa Krasniqi', 'Đorđe Ilić', 'Ђорђе Савић']);
  expect(names({ sort: 'institution' })).toEqual(['Besa Krasniqi', 'Ђорђе Савић', 'Arta Gashi', 'Đorđe Ilić']);
  expect(names({ sort: 'q1' })).toEqual(['Ђорђе Савић', 'Besa Krasniqi', 'Đorđe Ilić', 'Arta Gashi']);
  expect(names({ sort: 'q1', isDescending: true })).toEqual([
    'Đorđe Ilić',
    'Besa Krasniqi',
    'Ђорђе Савић',
    'Arta Gashi',
  ]);
});

it('shows a grade that was set at once', () => {
  const [row] = rows;
  if (!row) throw new Error('no row');
  const cell: GradeCell = {
    name: row.name,
    grade: { points: 500, maxPoints: 1_000, share: 5_000, isFinal: true },
    releasedAt: new Date(0),
    override: { version: 1, points: 500 },
    events: [],
  };
  const set = withCell(row, 0, cell);
  expect([set.shares, set.states, letterAt(set, 0), letterAt(set, 9)]).toEqual([[5_000], 'R', 'R', '-']);
  expect(withCell(set, 0, { ...cell, releasedAt: null, override: { version: 2, points: null } }).states).toBe('f');
});
