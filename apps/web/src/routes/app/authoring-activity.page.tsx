import { Breadcrumbs, PageHeader } from '@edukom/ui';
import { useParams } from 'react-router';
import type { CourseDraftView, DraftActivityView } from '@edukom/contracts';
import { ActivityOf } from '../../features/authoring/components/activity-of.js';
import { useDraftChanges } from '../../features/authoring/outline/use-outline.js';
import { ActivityForm } from '../../features/authoring/settings/activity-form.js';
import '../../features/authoring/authoring.css';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { Localized } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';

function Settings({ draft, activity }: { draft: CourseDraftView; activity: DraftActivityView }) {
  const t = useT();
  const to = useAppPath();
  const changes = useDraftChanges(draft);
  usePageTitle(t('authoring.settings.title'));
  const path = `/authoring/${draft.courseId}` as const;
  return (
    <>
      <PageHeader
        title={t('authoring.settings.title')}
        lead={<Localized text={activity.title} />}
        breadcrumbs={
          <Breadcrumbs
            label={t('authoring.crumbs')}
            items={[
              { text: t('authoring.title'), href: to('/authoring') },
              { text: <Localized text={draft.description.title} />, href: to(path) },
              { text: <Localized text={activity.title} />, href: to(`${path}/${activity.id}`) },
              { text: t('authoring.settings.title') },
            ]}
          />
        }
      />
      <ActivityForm draft={draft} activity={activity} changes={changes} />
    </>
  );
}

/** When an activity opens and when it is completed. */
export function Component() {
  const { courseId = '', activityId = '' } = useParams();
  return (
    <ActivityOf courseId={courseId} activityId={activityId}>
      {(draft, activity) => <Settings key={activity.id} draft={draft} activity={activity} />}
    </ActivityOf>
  );
}
