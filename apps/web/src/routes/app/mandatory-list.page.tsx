import { EmptyState, LinkButton, PageHeader, Pager } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { TrainingsTable } from '../../features/mandatory/components/trainings-table.js';
import { trainingsQuery } from '../../features/mandatory/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

/** Which courses are mandatory for whom until when, and how far that is. */
export function Component() {
  const [t, to] = [useT(), useAppPath()];
  const [params] = useSearchParams();
  const cursor = params.get('cursor') ?? '';
  const trainings = useQuery(trainingsQuery(cursor));
  const begin = (
    <LinkButton href={to('/mandatory/new')} icon="plus" variant="primary">
      {t('mandatory.new')}
    </LinkButton>
  );
  usePageTitle(t('mandatory.title'));
  return (
    <>
      <PageHeader title={t('mandatory.title')} lead={t('mandatory.lead')} actions={begin} />
      <Loaded query={trainings} shape="rows" count={5}>
        {({ items, next }) => (
          <div className="ed-stack" aria-busy={trainings.isPlaceholderData}>
            {items.length === 0 ? (
              <EmptyState icon="check" title={t('mandatory.empty.title')}>
                {t('mandatory.empty.text')}
              </EmptyState>
            ) : (
              <TrainingsTable trainings={items} />
            )}
            {(cursor || next) && (
              <Pager
                label={t('mandatory.pages')}
                previousText={t('mandatory.newest')}
                nextText={t('mandatory.more')}
                previousHref={cursor ? to('/mandatory') : undefined}
                nextHref={next ? `${to('/mandatory')}?cursor=${encodeURIComponent(next)}` : undefined}
              />
            )}
          </div>
        )}
      </Loaded>
    </>
  );
}
