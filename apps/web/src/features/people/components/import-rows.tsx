import {
  type ImportDecision,
  importDecisions,
  type ImportReason,
  type ImportRowView,
  type ImportView,
} from '@edukom/contracts';
import type { Translate } from '@edukom/i18n';
import { Button, StatusPill, Table, type Column, type Status } from '@edukom/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useT } from '../../../shared/text/use-t.js';
import { importRowsQuery } from '../queries.js';

const STATUS: Readonly<Record<ImportDecision, Status>> = {
  create: 'good',
  update: 'active',
  skip: 'off',
  error: 'bad',
};

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

/** Why a row is refused, or what it changes. */
function WhatHappens({ row }: { row: ImportRowView }) {
  const t = useT();
  const shown = (value: string) => (value === '' ? t('people.import.empty-value') : value);
  return (
    <>
      <StatusPill status={STATUS[row.decision]}>{t(`people.import.row-${row.decision}`)}</StatusPill>
      {reasonTexts(t, row).map((text) => (
        <span key={text} className="people-second">
          {text}
        </span>
      ))}
      {row.changes.map(({ column, from, to }) => (
        <span key={column} className="people-second">
          {t('people.import.changed', { column: t(`people.column.${column}`), from: shown(from), to: shown(to) })}
        </span>
      ))}
    </>
  );
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
          <span className="people-second">{[cells.department, cells.position].filter(Boolean).join(' · ')}</span>
        </>
      ),
    },
    { key: 'what', header: t('people.import.what'), cell: (row) => <WhatHappens row={row} /> },
  ];
  return (
    <Table
      caption={t('people.import.check-title')}
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

/** Which rows are shown: all, or those of one decision, with how many there are. */
function DecisionFilter({
  view,
  decision,
  onChange,
}: {
  view: ImportView;
  decision: ImportDecision | undefined;
  onChange: (decision: ImportDecision | undefined) => void;
}) {
  const t = useT();
  const all = Object.values(view.counts).reduce((sum, count) => sum + count, 0);
  const choices = [
    { key: undefined, text: t('people.import.all'), count: all },
    ...importDecisions.map((key) => ({ key, text: t(`people.import.${key}`), count: view.counts[key] })),
  ];
  return (
    <div role="group" aria-label={t('people.import.filter')} className="ed-actions people-decisions">
      {choices.map(({ key, text, count }) => (
        <Button
          key={key ?? 'all'}
          isSmall
          aria-pressed={key === decision}
          className="people-decision"
          onClick={() => onChange(key)}
        >
          {t('people.import.kind', { kind: text, count })}
        </Button>
      ))}
    </div>
  );
}

/** Rows of an import with what happens to each. */
export function ImportRows({
  view,
  decision,
  onChange,
}: {
  view: ImportView;
  decision: ImportDecision | undefined;
  onChange: (decision: ImportDecision | undefined) => void;
}) {
  const t = useT();
  const rows = useInfiniteQuery(importRowsQuery(view.importId, view.revision, decision));
  return (
    <section className="ed-stack" aria-label={t('people.import.filter')}>
      <DecisionFilter view={view} decision={decision} onChange={onChange} />
      <Loaded query={rows} shape="rows" count={8}>
        {({ pages }) => <RowsTable rows={pages.flatMap((page) => page.items)} />}
      </Loaded>
      {rows.hasNextPage && (
        <div className="ed-actions">
          <Button
            isBusy={rows.isFetchingNextPage}
            busyText={t('common.loading')}
            onClick={() => void rows.fetchNextPage()}
          >
            {t('people.import.more')}
          </Button>
        </div>
      )}
    </section>
  );
}
