import { Breadcrumbs, PageHeader } from '@edukom/ui';
import { useNavigate } from 'react-router';
import { BeginForm } from '../../features/authoring/course/begin-form.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

/** Begins a course. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const navigate = useNavigate();
  usePageTitle(t('authoring.begin.title'));
  return (
    <>
      <PageHeader
        title={t('authoring.begin.title')}
        lead={t('authoring.begin.lead')}
        breadcrumbs={
          <Breadcrumbs
            label={t('authoring.crumbs')}
            items={[{ text: t('authoring.title'), href: to('/authoring') }, { text: t('authoring.begin.title') }]}
          />
        }
      />
      <BeginForm onBegun={(courseId) => void navigate(to(`/authoring/${courseId}`), { replace: true })} />
    </>
  );
}
