import { PageHeader, Pager, SelectField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { FailedWork } from '../../features/jobs/components/failed-work.js';
import { failedWorkQuery, WORK_GROUPS, type WorkFilter } from '../../features/jobs/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

/** The filter as an address has it: what waits is not named. */
const paramsOf = ({ group, cursor }: WorkFilter): Record<string, string> => ({
  ...(group === 'open' ? {} : { group }),
  ...(cursor ? { cursor } : {}),
});

/** Work that failed every time it was tried, and what becomes of it. */
export function Component() {
  const [t, to] = [useT(), useAppPath()];
  const [params, setParams] = useSearchParams();
  const group = params.get('group') === 'settled' ? 'settled' : 'open';
  const cursor = params.get('cursor') ?? '';
  const work = useQuery(failedWorkQuery({ group, cursor }));
  const hrefOf = (page: string) =>
    `${to('/jobs')}?${new URLSearchParams(paramsOf({ group, cursor: page })).toString()}`;
  usePageTitle(t('jobs.title'));
  return (
    <>
      <PageHeader title={t('jobs.title')} lead={t('jobs.lead')} />
      <div role="search" className="ed-filters">
        <SelectField
          label={t('jobs.group')}
          options={WORK_GROUPS.map((value) => ({ value, label: t(`jobs.group.${value}`) }))}
          value={group}
          onChange={({ target }) =>
            setParams(paramsOf({ group: target.value === 'settled' ? 'settled' : 'open', cursor: '' }), {
              replace: true,
              preventScrollReset: true,
            })
          }
        />
      </div>
      <Loaded query={work} shape="rows" count={5}>
        {({ items, next, openCount }) => (
          <div className="ed-stack">
            <FailedWork key={group + cursor} letters={items} openCount={openCount} group={group} />
            {(cursor || next) && (
              <Pager
                label={t('jobs.pages')}
                previousText={t('jobs.newest')}
                nextText={t('jobs.older')}
                previousHref={cursor ? hrefOf('') : undefined}
                nextHref={next ? hrefOf(next) : undefined}
              />
            )}
          </div>
        )}
      </Loaded>
    </>
  );
}
