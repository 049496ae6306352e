import { RUN_KINDS, type RunKind } from '@edukom/domain';
import { Breadcrumbs, PageHeader, RadioGroup } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { OpenRunForm } from '../../features/runs/components/open-run-form.js';
import { RunForm } from '../../features/runs/components/run-form.js';
import { runOptionsQuery } from '../../features/runs/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

/** Planning a run, or opening a course to everybody: one form, then its page. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const navigate = useNavigate();
  const options = useQuery(runOptionsQuery);
  const [kind, setKind] = useState<RunKind>('group');
  const Form = kind === 'open' ? OpenRunForm : RunForm;
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
        {(data) => (
          <div className="ed-stack">
            <RadioGroup
              name="run-kind"
              label={t('runs.kind.label')}
              options={RUN_KINDS.map((value) => ({ value, label: t(`runs.kind.${value}`) }))}
              value={kind}
              onChange={(value) => setKind(value === 'open' ? 'open' : 'group')}
            />
            {kind === 'open' && <p className="ed-hint">{t('runs.open.hint')}</p>}
            <Form options={data} onPlanned={(runId) => void navigate(to(`/runs/${runId}`))} />
          </div>
        )}
      </Loaded>
    </>
  );
}
