import type { CourseDraftView, DraftActivityView } from '@edukom/contracts';
import { EmptyState, LinkButton } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';

/** A quiz has questions, not blocks; what can be set of it here are its name, times and conditions. */
export function QuizNotHere({ draft, activity }: { draft: CourseDraftView; activity: DraftActivityView }) {
  const t = useT();
  const to = useAppPath();
  return (
    <EmptyState
      icon="quiz"
      title={t('authoring.quiz.title')}
      action={
        <LinkButton href={to(`/authoring/${draft.courseId}/${activity.id}/settings`)}>
          {t('authoring.settings.open')}
        </LinkButton>
      }
    >
      {t('authoring.quiz.text', { count: activity.questionCount })}
    </EmptyState>
  );
}
