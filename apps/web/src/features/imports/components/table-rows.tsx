import { COLUMNS_OF, type ImportKind, type ImportReason, type ImportRowView, type ImportView } from '@edukom/contracts';
import type { Translate } from '@edukom/i18n';
import { type Column, Table } from '@edukom/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ImportRows, WhatHappens } from '../../../shared/import/import-rows.js';
import { useT } from '../../../shared/text/use-t.js';
import { importRowsQuery, type RowsChoice } from '../queries.js';

/** Reasons that hold of any cell: the column must be said. */
const OF_ANY_CELL: readonly ImportReason[] = ['formula', 'characters', 'too-long', 'day-malformed'];

const reasonTexts = (t: Translate, { reasons }: ImportRowView): string[] => [
  ...new Set(
    reasons.map(({ code, column }) => {
      const reason = t(`imports.reason.${code}`);
      return column && OF_ANY_CELL.includes(code)
        ? t('imports.because', { column: t(`imports.column.${column}`), reason })
        : reason;
    }),
  ),
];

/** Why a row is refused, what it changes, and what undoing did with it. */
function linesOf(t: Translate, row: ImportRowView): string[] {
  const shown = (value: string) => (value === '' ? t('imports.empty-value') : value);
  return [
    ...reasonTexts(t, row),
    ...row.changes.map(({ column, from, to }) =>
      t('imports.changed', { column: t(`imports.column.${column}`), from: shown(from), to: shown(to) }),
    ),
    ...(row.undone ? [t(`imports.undone.${row.undone}`)] : []),
  ];
}

const what = (t: Translate): Column<ImportRowView> => ({
  key: 'what',
  header: t('imports.what'),
  cell: (row) => (
    <WhatHappens decision={row.decision} text={t(`imports.row-${row.decision}`)} lines={linesOf(t, row)} />
  ),
});
const line = (t: Translate): Column<ImportRowView> => ({
  key: 'line',
  header: t('imports.line'),
  cell: (row) => row.line,
  isNumeric: true,
});

/** People are shown as the list of people shows them. */
const peopleColumns = (t: Translate): Column<ImportRowView>[] => [
  line(t),
  {
    key: 'name',
    header: t('people.name'),
    isRowHeader: true,
    cell: ({ cells }) => [cells.givenName, cells.familyName].filter(Boolean).join(' ') || t('imports.empty-value'),
  },
  { key: 'email', header: t('people.email'), cell: ({ cells }) => cells.email },
  {
    key: 'work',
    header: t('people.works-at'),
    cell: ({ cells }) => (
      <>
        {cells.institution}
        <span className="ed-second">{[cells.department, cells.position].filter(Boolean).join(' · ')}</span>
      </>
    ),
  },
  what(t),
];

/** Of the other kinds, every cell under its name. */
const cellColumns = (t: Translate, kind: ImportKind): Column<ImportRowView>[] => [
  line(t),
  {
    key: 'row',
    header: t('imports.row'),
    isRowHeader: true,
    cell: ({ cells }) => (
      <dl className="imports-cells">
        {COLUMNS_OF[kind].columns
          .filter((column) => cells[column])
          .map((column) => (
            <div key={column}>
              <dt>{t(`imports.column.${column}`)}</dt>
              <dd>{cells[column]}</dd>
            </div>
          ))}
      </dl>
    ),
  },
  what(t),
];

/** Rows of an import with what happens to each. */
export function TableRows({
  view,
  choice,
  onChange,
}: {
  view: ImportView;
  choice: RowsChoice;
  onChange: (choice: RowsChoice) => void;
}) {
  const t = useT();
  const columns = view.kind === 'people' ? peopleColumns(t) : cellColumns(t, view.kind);
  return (
    <ImportRows
      counts={view.counts}
      decision={choice.decision}
      onChange={(decision) => onChange({ decision, isLeft: false })}
      query={useInfiniteQuery(importRowsQuery(view.importId, view.revision, view.state, choice))}
      table={(rows) => (
        <Table
          caption={t('imports.check-title')}
          isCaptionHidden
          isDense
          className="imports-rows"
          columns={columns}
          rows={rows}
          rowKey={(row) => String(row.line)}
          empty={t('imports.none-of-kind')}
        />
      )}
      words={{
        filter: t('imports.filter'),
        all: t('imports.all'),
        decision: (one) => t(`imports.decision.${one}`),
        more: t('imports.more'),
      }}
    />
  );
}
