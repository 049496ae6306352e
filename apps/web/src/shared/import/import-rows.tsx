import { type ImportDecision, importDecisions } from '@edukom/contracts';
import { Button, type Status, StatusPill } from '@edukom/ui';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loaded } from '../feedback/loaded.js';
import { useT } from '../text/use-t.js';
import './import.css';

const STATUS: Readonly<Record<ImportDecision, Status>> = {
  create: 'good',
  update: 'active',
  skip: 'off',
  error: 'bad',
};

/** What an import does with a row, in a word, and each thing there is to say about it. */
export function WhatHappens(props: { decision: ImportDecision; text: string; lines: readonly string[] }) {
  return (
    <>
      <StatusPill status={STATUS[props.decision]}>{props.text}</StatusPill>
      {props.lines.map((line) => (
        <span key={line} className="ed-second">
          {line}
        </span>
      ))}
    </>
  );
}

interface Shown {
  readonly decision: ImportDecision | undefined;
  readonly onChange: (decision: ImportDecision | undefined) => void;
}

/** Words of the thing that is imported: genders and names differ. */
interface Words {
  readonly filter: string;
  readonly all: string;
  readonly decision: (decision: ImportDecision) => string;
  readonly more: string;
}

export interface ImportRowsProps<Row> extends Shown {
  readonly counts: Readonly<Record<ImportDecision, number>>;
  readonly words: Words;
  readonly query: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly Row[] }>>;
  readonly table: (rows: readonly Row[]) => ReactNode;
}

/** Which rows are shown: all, or those of one decision, with how many there are. */
function DecisionFilter({ counts, words, decision, onChange }: Omit<ImportRowsProps<never>, 'query' | 'table'>) {
  const t = useT();
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const choices = [
    { key: undefined, text: words.all, count: all },
    ...importDecisions.map((key) => ({ key, text: words.decision(key), count: counts[key] })),
  ];
  return (
    <div role="group" aria-label={words.filter} className="ed-actions">
      {choices.map(({ key, text, count }) => (
        <Button
          key={key ?? 'all'}
          isSmall
          aria-pressed={key === decision}
          className="import-decision"
          onClick={() => onChange(key)}
        >
          {t('imports.kind', { kind: text, count })}
        </Button>
      ))}
    </div>
  );
}

/** Rows of an import with what happens to each. */
export function ImportRows<Row>({ query, table, ...filter }: ImportRowsProps<Row>) {
  const t = useT();
  const { words } = filter;
  return (
    <section className="ed-stack" aria-label={words.filter}>
      <DecisionFilter {...filter} />
      <Loaded query={query} shape="rows" count={8}>
        {({ pages }) => table(pages.flatMap((page) => page.items))}
      </Loaded>
      {query.hasNextPage && (
        <div className="ed-actions">
          <Button
            isBusy={query.isFetchingNextPage}
            busyText={t('common.loading')}
            onClick={() => void query.fetchNextPage()}
          >
            {words.more}
          </Button>
        </div>
      )}
    </section>
  );
}
