import { getRunGrading, listGrading, previewRelease, releaseGrades, type OutputOf } from '@edukom/contracts';
import { Button, Dialog, Notice } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { keyOf, queryOf, useCall } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';

type Plan = OutputOf<typeof previewRelease>;

/** What the release will do, before it does it. */
function PlanText({ plan }: { plan: Plan }) {
  const t = useT();
  const unmarked = plan.pending - plan.waitsSecond - plan.differ;
  if (plan.pending > 0)
    return (
      <Notice tone="warning">
        {unmarked > 0 && <p>{t('grading.release.pending', { count: unmarked })}</p>}
        {plan.waitsSecond > 0 && <p>{t('grading.release.waits-second', { count: plan.waitsSecond })}</p>}
        {plan.differ > 0 && <p>{t('grading.release.differ', { count: plan.differ })}</p>}
      </Notice>
    );
  if (plan.people === 0) return <p>{t('grading.release.nobody')}</p>;
  return (
    <p>
      {t('grading.release.people', { count: plan.people })}{' '}
      <strong>{t('grading.release.mails', { count: plan.mails })}</strong>
    </p>
  );
}

export interface ReleaseDialogProps {
  readonly runId: string;
  readonly quizId: string;
  readonly onClose: () => void;
  readonly onReleased: (people: number) => void;
}

/** Says how many people see their grade and how many get a mail; then releases. */
export function ReleaseDialog({ runId, quizId, onClose, onReleased }: ReleaseDialogProps) {
  const t = useT();
  const params = { runId, quizId };
  const preview = useQuery({ ...queryOf(previewRelease, { params }), staleTime: 0, gcTime: 0 });
  const release = useCall(releaseGrades, {
    invalidates: [keyOf(getRunGrading), keyOf(listGrading), keyOf(previewRelease)],
    onSuccess: ({ people }) => onReleased(people),
  });
  const canRelease = preview.data?.pending === 0 && preview.data.people > 0;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('grading.release.title')}
      closeText={t('common.close')}
      actions={
        <>
          {canRelease && (
            <Button
              variant="primary"
              isBusy={release.isPending}
              busyText={t('grading.release.busy')}
              onClick={() => release.mutate({ params })}
            >
              {t('grading.release.button')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <Loaded query={preview} count={1}>
        {(plan) => <PlanText plan={plan} />}
      </Loaded>
      <ProblemNotice error={release.error} />
    </Dialog>
  );
}
