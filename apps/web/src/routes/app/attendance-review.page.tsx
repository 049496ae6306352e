import { EmptyState, LinkButton, Notice, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ChangeCard } from '../../features/attendance/review/change-card.js';
import { ClaimCard } from '../../features/attendance/review/claim-card.js';
import { reviewQuery } from '../../features/attendance/review/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

/** What about attendance waits for a decision. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const review = useQuery(reviewQuery);
  const [done, setDone] = useState<string | null>(null);
  usePageTitle(t('review.title'));
  return (
    <>
      <PageHeader
        title={t('review.title')}
        lead={t('review.lead')}
        actions={
          <LinkButton icon="chart" href={to('/attendance/totals')}>
            {t('review.totals.link')}
          </LinkButton>
        }
      />
      {done && <Notice key={done} tone="good" isLive title={done} />}
      <Loaded query={review} shape="tasks" count={3}>
        {({ claims, changes }) =>
          claims.length + changes.length === 0 ? (
            <EmptyState icon="check" title={t('review.empty.title')}>
              {t('review.empty.text')}
            </EmptyState>
          ) : (
            <div className="ed-stack">
              {claims.length > 0 && (
                <section className="ed-stack">
                  <h2>{t('review.claims')}</h2>
                  <ul className="attendance-list">
                    {claims.map((claim) => (
                      <ClaimCard key={claim.id} claim={claim} onDone={setDone} />
                    ))}
                  </ul>
                </section>
              )}
              {changes.length > 0 && (
                <section className="ed-stack">
                  <h2>{t('review.changes')}</h2>
                  <ul className="attendance-list">
                    {changes.map((change) => (
                      <ChangeCard key={change.id} change={change} onDone={setDone} />
                    ))}
                  </ul>
                </section>
              )}
            </div>
          )
        }
      </Loaded>
    </>
  );
}
