import { EmptyState, LinkButton, PageHeader, Pager } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { RunsFilters } from '../../features/runs/components/runs-filters.js';
import { RunsTable } from '../../features/runs/components/runs-table.js';
import { runsQuery } from '../../features/runs/queries.js';
import { useRunsFilter } from '../../features/runs/use-runs-filter.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useIsAllowed } from '../../shared/session/me.js';
import { useT } from '../../shared/text/use-t.js';

function NoRuns({ isFiltered, plan }: { isFiltered: boolean; plan: React.ReactNode }) {
  const t = useT();
  if (isFiltered)
    return (
      <EmptyState icon="search" title={t('runs.list.none.title')}>
        {t('runs.list.none.text')}
      </EmptyState>
    );
  return (
    <EmptyState icon="list" title={t('runs.list.empty.title')} action={plan}>
      {plan ? t('runs.list.empty.text') : t('runs.list.empty.trainer')}
    </EmptyState>
  );
}

/** Runs I may see; filter and page live in the address. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const { filter, change, hrefOf, isFiltered } = useRunsFilter();
  const runs = useQuery(runsQuery(filter));
  const plan = useIsAllowed('run.plan') && (
    <LinkButton href={to('/runs/new')} icon="plus" variant="primary">
      {t('runs.list.new')}
    </LinkButton>
  );
  usePageTitle(t('runs.list.title'));
  return (
    <>
      <PageHeader
        title={t('runs.list.title')}
        lead={t('runs.list.lead')}
        actions={
          <>
            <LinkButton href={to('/runs/calendar')} icon="calendar">
              {t('planner.calendar.link')}
            </LinkButton>
            {plan}
          </>
        }
      />
      <RunsFilters filter={filter} onChange={change} />
      <Loaded query={runs} shape="rows" count={6}>
        {({ items, next }) => (
          <div className="ed-stack" aria-busy={runs.isPlaceholderData}>
            {items.length === 0 ? <NoRuns isFiltered={isFiltered} plan={plan} /> : <RunsTable runs={items} />}
            {(filter.cursor || next) && (
              <Pager
                label={t('runs.list.pages')}
                previousText={t('runs.list.first')}
                nextText={t('runs.list.next')}
                previousHref={filter.cursor ? to('/runs') + hrefOf('') : undefined}
                nextHref={next ? to('/runs') + hrefOf(next) : undefined}
              />
            )}
          </div>
        )}
      </Loaded>
    </>
  );
}
