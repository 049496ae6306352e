import { leaveOpenCourse, readMyLearning } from '@edukom/contracts';
import { Button, Dialog } from '@edukom/ui';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';

/** Leaving an open course by oneself, after a word of what that means. */
export function LeaveCourse({ enrolmentId }: { enrolmentId: string }) {
  const t = useT();
  const to = useAppPath();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const leave = useCall(leaveOpenCourse, {
    invalidates: [keyOf(readMyLearning)],
    onSuccess: () => void navigate(to('/learning')),
  });
  const close = () => {
    setAsking(false);
    leave.reset();
  };
  return (
    <>
      <Button variant="bare" onClick={() => setAsking(true)}>
        {t('learning.leave.action')}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={close}
        title={t('learning.leave.title')}
        closeText={t('common.close')}
        actions={
          <>
            <Button
              variant="primary"
              isBusy={leave.isPending}
              busyText={t('common.saving')}
              onClick={() => leave.mutate({ params: { enrolmentId } })}
            >
              {t('learning.leave.action')}
            </Button>
            <Button onClick={close}>{t('learning.leave.keep')}</Button>
          </>
        }
      >
        <div className="ed-stack">
          <ProblemNotice error={leave.error} />
          <p>{t('learning.leave.text')}</p>
        </div>
      </Dialog>
    </>
  );
}
