import { Breadcrumbs, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { TrainingForm } from '../../features/mandatory/components/training-form.js';
import { mandatoryOptionsQuery } from '../../features/mandatory/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

/** Making a training mandatory: one form, what it would do, then its page. */
export function Component() {
  const [t, to, navigate] = [useT(), useAppPath(), useNavigate()];
  const options = useQuery(mandatoryOptionsQuery);
  usePageTitle(t('mandatory.new'));
  return (
    <>
      <PageHeader
        title={t('mandatory.new')}
        breadcrumbs={
          <Breadcrumbs
            label={t('mandatory.crumbs')}
            items={[{ text: t('mandatory.title'), href: to('/mandatory') }, { text: t('mandatory.new') }]}
          />
        }
      />
      <Loaded query={options} count={6}>
        {(data) => <TrainingForm options={data} onCreated={(id) => void navigate(to(`/mandatory/${id}`))} />}
      </Loaded>
    </>
  );
}
