import type { BankQuestion } from '@edukom/contracts';
import { Button, EmptyState, LinkButton, PageHeader, Pager } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { BankFilters } from '../../features/bank/components/bank-filters.js';
import { BankTable } from '../../features/bank/components/bank-table.js';
import { ExportQuestions } from '../../features/bank/components/export-questions.js';
import { inBank } from '../../features/bank/in-bank.js';
import { type BankFilter, bankQuery } from '../../features/bank/queries.js';
import { useBankFilter } from '../../features/bank/use-bank-filter.js';
import '../../features/bank/bank.css';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

/** The questions of this page, and giving out those that are ticked, on whatever page they stand. */
function Found({ questions, filter }: { questions: readonly BankQuestion[]; filter: BankFilter }) {
  const t = useT();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const onChoose = (questionId: string, isChosen: boolean) =>
    setChosen((before) =>
      isChosen ? new Set([...before, questionId]) : new Set([...before].filter((one) => one !== questionId)),
    );
  return (
    <>
      <div className="ed-actions bank-chosen">
        <span role="status">{t('bank.chosen', { count: chosen.size })}</span>
        <ExportQuestions filter={filter} chosen={[...chosen]} />
      </div>
      <BankTable questions={questions} choosing={{ chosen, onChoose }} />
    </>
  );
}

function Nothing({ filter, onClear }: { filter: BankFilter; onClear: (() => void) | null }) {
  const t = useT();
  const to = useAppPath();
  if (onClear)
    return (
      <EmptyState
        icon="quiz"
        title={t('bank.nothing-title')}
        action={<Button onClick={onClear}>{t('bank.clear')}</Button>}
      >
        {t('bank.nothing')}
      </EmptyState>
    );
  return (
    <EmptyState
      icon="quiz"
      title={t('bank.empty-title')}
      action={
        <LinkButton href={to(inBank('/bank/import', filter.bank))} icon="upload" variant="primary">
          {t('bank.import')}
        </LinkButton>
      }
    >
      {t('bank.empty')}
    </EmptyState>
  );
}

/** The question bank: found by words, type, competence, tag, difficulty and course; filter and page live in the address. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const { filter, change, clear, hrefOf, isFiltered } = useBankFilter();
  const questions = useQuery(bankQuery(filter));
  usePageTitle(t('bank.title'));
  return (
    <>
      <PageHeader
        title={t('bank.title')}
        lead={t('bank.lead')}
        actions={
          <LinkButton href={to(inBank('/bank/import', filter.bank))} icon="upload">
            {t('bank.import')}
          </LinkButton>
        }
      />
      <BankFilters filter={filter} onChange={change} />
      <Loaded query={questions} shape="rows" count={8}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Nothing filter={filter} onClear={isFiltered ? clear : null} />
          ) : (
            <div className="ed-stack" aria-busy={questions.isPlaceholderData}>
              <Found key={filter.bank} questions={items} filter={filter} />
              {(filter.cursor || next) && (
                <Pager
                  label={t('bank.pages')}
                  previousText={t('bank.first-page')}
                  nextText={t('bank.next-page')}
                  previousHref={filter.cursor ? to('/bank') + hrefOf('') : undefined}
                  nextHref={next ? to('/bank') + hrefOf(next) : undefined}
                />
              )}
            </div>
          )
        }
      </Loaded>
    </>
  );
}
