import type { CourseDraftView, DraftActivityView } from '@edukom/contracts';
import { Breadcrumbs, PageHeader, Skeleton } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useLessonWriter } from '../../features/authoring/autosave/use-lesson-writer.js';
import { ActivityOf } from '../../features/authoring/components/activity-of.js';
import { LessonDesk } from '../../features/authoring/components/lesson-desk.js';
import { LocaleChoice } from '../../features/authoring/course/locale-choice.js';
import { useWrittenLocale } from '../../features/authoring/course/use-written-locale.js';
import { lessonQuery } from '../../features/authoring/queries.js';
import '../../features/authoring/authoring.css';
import { QuizBuilder } from '../../features/quizzes/builder/quiz-builder.js';
import { ProblemNotice } from '../../shared/feedback/problem-notice.js';
import { MediaProvider } from '../../shared/media/media-context.js';
import { useMediaOf } from '../../shared/media/queries.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { Localized, useReadText } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';

function Lesson({ draft, activity }: { draft: CourseDraftView; activity: DraftActivityView }) {
  const t = useT();
  const query = useQuery(lessonQuery(draft.courseId, activity.id));
  const media = useMediaOf(draft.courseId);
  const writer = useLessonWriter(draft.courseId, activity.id, draft.description.sourceLocale, query.data?.blocks);
  if (!writer && query.isError) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!writer) return <Skeleton label={t('common.loading')} count={6} />;
  return (
    <MediaProvider media={media.data?.media ?? []}>
      <LessonDesk draft={draft} activity={activity} writer={writer} />
    </MediaProvider>
  );
}

function Quiz({ draft, activity }: { draft: CourseDraftView; activity: DraftActivityView }) {
  const [locale, setLocale] = useWrittenLocale(draft);
  return (
    <>
      <LocaleChoice draft={draft} locale={locale} onChoose={setLocale} />
      <QuizBuilder draft={draft} activity={activity} locale={locale} />
    </>
  );
}

function Page({ draft, activity }: { draft: CourseDraftView; activity: DraftActivityView }) {
  const t = useT();
  const to = useAppPath();
  const read = useReadText();
  usePageTitle(read(activity.title));
  return (
    <>
      <PageHeader
        title={<Localized text={activity.title} />}
        breadcrumbs={
          <Breadcrumbs
            label={t('authoring.crumbs')}
            items={[
              { text: t('authoring.title'), href: to('/authoring') },
              { text: <Localized text={draft.description.title} />, href: to(`/authoring/${draft.courseId}`) },
              { text: <Localized text={activity.title} /> },
            ]}
          />
        }
      />
      {activity.kind === 'lesson' ? (
        <Lesson key={activity.id} draft={draft} activity={activity} />
      ) : (
        <Quiz key={activity.id} draft={draft} activity={activity} />
      )}
    </>
  );
}

/** A lesson being written, block by block, alone or beside a translation. */
export function Component() {
  const { courseId = '', activityId = '' } = useParams();
  return (
    <ActivityOf courseId={courseId} activityId={activityId}>
      {(draft, activity) => <Page draft={draft} activity={activity} />}
    </ActivityOf>
  );
}
