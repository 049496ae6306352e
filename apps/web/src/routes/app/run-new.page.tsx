import { Breadcrumbs, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { RunForm } from '../../features/runs/components/run-form.js';
import { runOptionsQuery } from '../../features/runs/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

/** Planning a run: one form, then its page. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const navigate = useNavigate();
  const options = useQuery(runOptionsQuery);
  usePageTitle(t('runs.new.title'));
  return (
    <>
      <PageHeader
        title={t('runs.new.title')}
        lead={t('runs.new.lead')}
        breadcrumbs={
          <Breadcrumbs
            label={t('runs.crumbs')}
            items={[{ text: t('runs.list.title'), href: to('/runs') }, { text: t('runs.new.title') }]}
          />
        }
      />
      <Loaded query={options} count={6}>
        {(data) => <RunForm options={data} onPlanned={(runId) => void navigate(to(`/runs/${runId}`))} />}
      </Loaded>
    </>
  );
}
