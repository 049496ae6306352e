import { listDuplicates } from '@edukom/contracts';
import { Breadcrumbs, EmptyState, Notice, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PairCard } from '../../features/people/merging/pair-card.js';
import { queryOf } from '../../shared/api/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useLocale, useT } from '../../shared/text/use-t.js';

/** Pairs of people who may be one, the likeliest first. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const [isSaid, setSaid] = useState(false);
  const duplicates = useQuery(queryOf(listDuplicates, { query: { locale: useLocale() } }));
  usePageTitle(t('merging.duplicates.title'));
  return (
    <>
      <PageHeader
        title={t('merging.duplicates.title')}
        lead={t('merging.duplicates.lead')}
        breadcrumbs={
          <Breadcrumbs
            label={t('imports.breadcrumbs')}
            items={[{ text: t('people.list.title'), href: to('/people') }, { text: t('merging.duplicates.title') }]}
          />
        }
      />
      <div className="ed-stack">
        {isSaid && <Notice tone="good" isLive title={t('merging.duplicates.said')} />}
        <Loaded query={duplicates} shape="tasks" count={3}>
          {({ pairs, total, isCut }) =>
            pairs.length === 0 ? (
              <EmptyState icon="people" title={t('merging.duplicates.none-title')}>
                {t('merging.duplicates.none')}
              </EmptyState>
            ) : (
              <div className="ed-stack">
                <p>
                  {t('merging.duplicates.total', { count: total })}
                  {isCut && ` ${t('merging.duplicates.cut')}`}
                </p>
                {pairs.map((pair) => (
                  <PairCard
                    key={pair.people.map(({ personId }) => personId).join()}
                    pair={pair}
                    onSaid={() => setSaid(true)}
                  />
                ))}
              </div>
            )
          }
        </Loaded>
      </div>
    </>
  );
}
