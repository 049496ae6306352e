import type { ImportDecision, QuestionImport, QuestionImportRow } from '@edukom/contracts';
import type { Translate } from '@edukom/i18n';
import { Table, type Column } from '@edukom/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ImportRows, WhatHappens } from '../../../shared/import/import-rows.js';
import { useT } from '../../../shared/text/use-t.js';
import { type Bank, importRowsQuery } from '../queries.js';

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
    {
      key: 'what',
      header: t('imports.what'),
      cell: (row) => (
        <WhatHappens decision={row.decision} text={t(`bank.import.row-${row.decision}`)} lines={linesOf(t, row)} />
      ),
    },
  ];
  return (
    <Table
      caption={t('imports.check-title')}
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
  readonly bank: Bank;
  readonly view: QuestionImport;
  readonly decision: ImportDecision | undefined;
  readonly onChange: (decision: ImportDecision | undefined) => void;
}

/** Questions of an import with what happens to each. */
export function QuestionRows({ bank, view, decision, onChange }: RowsProps) {
  const t = useT();
  return (
    <ImportRows
      counts={view.counts}
      decision={decision}
      onChange={onChange}
      query={useInfiniteQuery(importRowsQuery(bank, view.importId, view.revision, decision))}
      table={(rows) => <RowsTable rows={rows} />}
      words={{
        filter: t('bank.import.filter'),
        all: t('bank.import.all'),
        decision: (one) => t(`bank.import.${one}`),
        more: t('bank.import.more'),
      }}
    />
  );
}
