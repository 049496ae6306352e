import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Table, type Column } from './table.js';

type Person = { id: string; name: string; points: string };
const people: Person[] = [
  { id: '1', name: 'Arta', points: '96,5' },
  { id: '2', name: 'Ђорђе', points: '72,0' },
];
const columns: Column<Person>[] = [
  { key: 'name', header: 'Name', cell: (person) => person.name, isRowHeader: true, isSortable: true },
  { key: 'points', header: 'Points', cell: (person) => person.points, isNumeric: true, isSortable: true },
];
const rowKey = (person: Person) => person.id;

test('every value carries its column’s name, for the phone', () => {
  render(<Table caption="People" columns={columns} rows={people} rowKey={rowKey} />);
  const row = within(screen.getByRole('row', { name: /Ђорђе/ }));
  expect(row.getByRole('rowheader').textContent).toBe('Ђорђе');
  expect(row.getByRole('cell', { name: '72,0' }).textContent).toBe('Points72,0');
});

test('it says how it is sorted and asks for another order', async () => {
  const onSort = jest.fn();
  render(
    <Table
      caption="People"
      columns={columns}
      rows={people}
      rowKey={rowKey}
      sort={{ column: 'points', direction: 'descending' }}
      onSort={onSort}
    />,
  );
  expect(screen.getByRole('columnheader', { name: 'Points' }).getAttribute('aria-sort')).toBe('descending');
  expect(screen.getByRole('columnheader', { name: 'Name' }).hasAttribute('aria-sort')).toBe(false);
  await userEvent.click(screen.getByRole('button', { name: 'Name' }));
  expect(onSort).toHaveBeenCalledWith('name');
});

test('an address for each order makes the heads links', () => {
  render(
    <Table caption="People" columns={columns} rows={people} rowKey={rowKey} sortHref={(column) => `?sort=${column}`} />,
  );
  expect(screen.getByRole('link', { name: 'Points' }).getAttribute('href')).toBe('?sort=points');
});

test('without rows it teaches the next step', () => {
  render(<Table caption="People" columns={columns} rows={[]} rowKey={rowKey} empty="Import a list first" />);
  expect(screen.getByRole('cell', { name: 'Import a list first' }).getAttribute('colspan')).toBe('2');
});
