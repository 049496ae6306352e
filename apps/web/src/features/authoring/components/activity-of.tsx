import { beginDraft, type CourseDraftView, type DraftActivityView } from '@edukom/contracts';
import { Button, EmptyState, LinkButton } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isProblem } from '../../../shared/api/errors.js';
import { useCall } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_DRAFTS, draftQuery } from '../queries.js';

/** A published version never changes: to go on writing, a draft is begun from it. */
function NoDraft({ courseId }: { courseId: string }) {
  const t = useT();
  const to = useAppPath();
  const begin = useCall(beginDraft, { invalidates: ABOUT_DRAFTS });
  return (
    <>
      <ProblemNotice error={begin.error} />
      <EmptyState
        icon="edit"
        title={t('authoring.no-draft.title')}
        action={
          <>
            <Button
              variant="primary"
              isBusy={begin.isPending}
              busyText={t('authoring.no-draft.busy')}
              onClick={() => begin.mutate({ params: { courseId } })}
            >
              {t('authoring.no-draft.action')}
            </Button>
            <LinkButton href={to('/authoring')}>{t('authoring.title')}</LinkButton>
          </>
        }
      >
        {t('authoring.no-draft.text')}
      </EmptyState>
    </>
  );
}

/** The draft of a course, or the way to begin one. */
export function DraftOf({ courseId, children }: { courseId: string; children: (draft: CourseDraftView) => ReactNode }) {
  const query = useQuery(draftQuery(courseId));
  if (isProblem(query.error, 'course.no-draft')) return <NoDraft courseId={courseId} />;
  return (
    <Loaded query={query} count={6}>
      {children}
    </Loaded>
  );
}

export interface ActivityOfProps {
  readonly courseId: string;
  readonly activityId: string;
  readonly children: (draft: CourseDraftView, activity: DraftActivityView) => ReactNode;
}

/** One activity of the draft. */
export function ActivityOf({ courseId, activityId, children }: ActivityOfProps) {
  const t = useT();
  const to = useAppPath();
  return (
    <DraftOf courseId={courseId}>
      {(draft) => {
        const activity = draft.modules.flatMap(({ activities }) => activities).find(({ id }) => id === activityId);
        if (activity) return children(draft, activity);
        return (
          <EmptyState
            icon="book"
            title={t('authoring.activity.gone')}
            action={<LinkButton href={to(`/authoring/${courseId}`)}>{t('authoring.activity.to-course')}</LinkButton>}
          />
        );
      }}
    </DraftOf>
  );
}
