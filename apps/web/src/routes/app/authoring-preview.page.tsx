import type { CourseDraftView, DraftActivityView } from '@edukom/contracts';
import { Breadcrumbs, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ActivityOf } from '../../features/authoring/components/activity-of.js';
import { Preview } from '../../features/authoring/preview/preview.js';
import { lessonQuery } from '../../features/authoring/queries.js';
import '../../features/authoring/authoring.css';
import { Loaded } from '../../shared/feedback/loaded.js';
import { MediaProvider } from '../../shared/media/media-context.js';
import { useMediaOf } from '../../shared/media/queries.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { Localized } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';

function Page({ draft, activity }: { draft: CourseDraftView; activity: DraftActivityView }) {
  const t = useT();
  const to = useAppPath();
  const query = useQuery(lessonQuery(draft.courseId, activity.id));
  const media = useMediaOf(draft.courseId);
  const path = `/authoring/${draft.courseId}` as const;
  usePageTitle(t('authoring.preview.title'));
  return (
    <>
      <PageHeader
        title={t('authoring.preview.title')}
        lead={t('authoring.preview.lead')}
        breadcrumbs={
          <Breadcrumbs
            label={t('authoring.crumbs')}
            items={[
              { text: t('authoring.title'), href: to('/authoring') },
              { text: <Localized text={draft.description.title} />, href: to(path) },
              { text: <Localized text={activity.title} />, href: to(`${path}/${activity.id}`) },
              { text: t('authoring.preview.title') },
            ]}
          />
        }
      />
      <MediaProvider media={media.data?.media ?? []}>
        <Loaded query={query}>{({ blocks }) => <Preview draft={draft} activity={activity} blocks={blocks} />}</Loaded>
      </MediaProvider>
    </>
  );
}

/** A lesson of the draft, as officials will see it. */
export function Component() {
  const { courseId = '', activityId = '' } = useParams();
  return (
    <ActivityOf courseId={courseId} activityId={activityId}>
      {(draft, activity) => <Page draft={draft} activity={activity} />}
    </ActivityOf>
  );
}
