import type { ImportDecision, ImportReason, ImportRowView, ImportView } from '@edukom/contracts';
import type { Translate } from '@edukom/i18n';
import { Table, type Column } from '@edukom/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ImportRows, WhatHappens } from '../../../shared/import/import-rows.js';
import { useT } from '../../../shared/text/use-t.js';
import { importRowsQuery } from '../queries.js';

/** Reasons that hold of any cell: the column must be said. */
const OF_ANY_CELL: readonly ImportReason[] = ['formula', 'characters', 'too-long'];

const reasonTexts = (t: Translate, { reasons }: ImportRowView): string[] => [
  ...new Set(
    reasons.map(({ code, column }) => {
      const reason = t(`people.reason.${code}`);
      return column && OF_ANY_CELL.includes(code)
        ? t('people.import.because', { column: t(`people.column.${column}`), reason })
        : reason;
    }),
  ),
];

/** Why a row is refused, and what it changes. */
function linesOf(t: Translate, row: ImportRowView): string[] {
  const shown = (value: string) => (value === '' ? t('people.import.empty-value') : value);
  return [
    ...reasonTexts(t, row),
    ...row.changes.map(({ column, from, to }) =>
      t('people.import.changed', { column: t(`people.column.${column}`), from: shown(from), to: shown(to) }),
    ),
  ];
}

function RowsTable({ rows }: { rows: readonly ImportRowView[] }) {
  const t = useT();
  const columns: Column<ImportRowView>[] = [
    { key: 'line', header: t('people.import.line'), cell: (row) => row.line, isNumeric: true },
    {
      key: 'name',
      header: t('people.name'),
      isRowHeader: true,
      cell: ({ cells }) =>
        [cells.givenName, cells.familyName].filter(Boolean).join(' ') || t('people.import.empty-value'),
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
    {
      key: 'what',
      header: t('imports.what'),
      cell: (row) => (
        <WhatHappens decision={row.decision} text={t(`people.import.row-${row.decision}`)} lines={linesOf(t, row)} />
      ),
    },
  ];
  return (
    <Table
      caption={t('imports.check-title')}
      isCaptionHidden
      isDense
      className="people-import-rows"
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.line)}
      empty={t('people.import.none-of-kind')}
    />
  );
}

/** Rows of an import with what happens to each. */
export function PeopleRows({
  view,
  decision,
  onChange,
}: {
  view: ImportView;
  decision: ImportDecision | undefined;
  onChange: (decision: ImportDecision | undefined) => void;
}) {
  const t = useT();
  return (
    <ImportRows
      counts={view.counts}
      decision={decision}
      onChange={onChange}
      query={useInfiniteQuery(importRowsQuery(view.importId, view.revision, decision))}
      table={(rows) => <RowsTable rows={rows} />}
      words={{
        filter: t('people.import.filter'),
        all: t('people.import.all'),
        decision: (one) => t(`people.import.${one}`),
        more: t('people.import.more'),
      }}
    />
  );
}
