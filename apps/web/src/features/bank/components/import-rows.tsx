import { type ImportDecision, importDecisions, type QuestionImport, type QuestionImportRow } from '@edukom/contracts';
import type { Translate } from '@edukom/i18n';
import { Button, StatusPill, Table, type Column, type Status } from '@edukom/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useT } from '../../../shared/text/use-t.js';
import { type Bank, importRowsQuery } from '../queries.js';

const STATUS: Readonly<Record<ImportDecision, Status>> = {
  create: 'good',
  update: 'active',
  skip: 'off',
  error: 'bad',
};

const withDetail = (t: Translate, text: string, detail: string): string =>
  detail === '' ? text : t('bank.import.with-detail', { text, detail });

/** Why a question is refused, what it changes, what it loses, and who asks the same. */
function linesOf(t: Translate, row: QuestionImportRow): string[] {
  const lost = row.losses.map(({ code, detail }) => withDetail(t, t(`bank.loss.${code}`), detail));
  const changed = row.changes.map((change) => t(`bank.change.${change}`));
  return [
    ...row.reasons.map(({ code, detail }) => withDetail(t, t(`bank.reason.${code}`), detail)),
    ...(changed.length > 0 ? [t('bank.import.changes', { what: changed.join(', ') })] : []),
    ...(lost.length > 0 ? [t('bank.import.lost', { what: lost.join(', ') })] : []),
    ...(row.duplicates.length > 0
      ? [t('bank.import.same-as', { prompts: row.duplicates.map(({ prompt }) => prompt).join(' · ') })]
      : []),
    ...(row.duplicateNumbers.length > 0
      ? [t('bank.import.same-in-file', { numbers: row.duplicateNumbers.join(', ') })]
      : []),
  ];
}

function WhatHappens({ row }: { row: QuestionImportRow }) {
  const t = useT();
  return (
    <>
      <StatusPill status={STATUS[row.decision]}>{t(`bank.import.row-${row.decision}`)}</StatusPill>
      {linesOf(t, row).map((text) => (
        <span key={text} className="bank-second">
          {text}
        </span>
      ))}
    </>
  );
}

function RowsTable({ rows }: { rows: readonly QuestionImportRow[] }) {
  const t = useT();
  const columns: Column<QuestionImportRow>[] = [
    {
      key: 'line',
      header: t('bank.import.line'),
      cell: ({ file, line }) => (file === '' ? line : t('bank.import.line-in', { file, line: String(line) })),
      isNumeric: true,
    },
    { key: 'name', header: t('bank.question'), isRowHeader: true, cell: ({ name }) => name || '–' },
    { key: 'type', header: t('bank.type'), cell: ({ type }) => (type === null ? '–' : t(`bank.type.${type}`)) },
    { key: 'what', header: t('bank.import.what'), cell: (row) => <WhatHappens row={row} /> },
  ];
  return (
    <Table
      caption={t('bank.import.check-title')}
      isCaptionHidden
      isDense
      className="bank-import-rows"
      columns={columns}
      rows={rows}
      rowKey={({ number }) => String(number)}
      empty={t('bank.import.none-of-kind')}
    />
  );
}

interface RowsProps {
  readonly view: QuestionImport;
  readonly decision: ImportDecision | undefined;
  readonly onChange: (decision: ImportDecision | undefined) => void;
}

/** Which questions are shown: all, or those of one decision, with how many there are. */
function DecisionFilter({ view, decision, onChange }: RowsProps) {
  const t = useT();
  const all = Object.values(view.counts).reduce((sum, count) => sum + count, 0);
  const choices = [
    { key: undefined, text: t('bank.import.all'), count: all },
    ...importDecisions.map((key) => ({ key, text: t(`bank.import.${key}`), count: view.counts[key] })),
  ];
  return (
    <div role="group" aria-label={t('bank.import.filter')} className="ed-actions bank-decisions">
      {choices.map(({ key, text, count }) => (
        <Button
          key={key ?? 'all'}
          isSmall
          aria-pressed={key === decision}
          className="bank-decision"
          onClick={() => onChange(key)}
        >
          {t('bank.import.kind', { kind: text, count })}
        </Button>
      ))}
    </div>
  );
}

/** Questions of an import with what happens to each. */
export function ImportRows({ bank, ...props }: RowsProps & { bank: Bank }) {
  const t = useT();
  const { view, decision } = props;
  const rows = useInfiniteQuery(importRowsQuery(bank, view.importId, view.revision, decision));
  return (
    <section className="ed-stack" aria-label={t('bank.import.filter')}>
      <DecisionFilter {...props} />
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
            {t('bank.import.more')}
          </Button>
        </div>
      )}
    </section>
  );
}
