import { finishRun, type RunDetail } from '@edukom/contracts';
import { Button, Card, Dialog } from '@edukom/ui';
import { useState } from 'react';
import { useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_RUNS } from '../queries.js';
import { OpenOverview } from './open-overview.js';
import { RunFacts } from './run-facts.js';

/** Closing an open course, shown before it is done; nothing for one that is closed. */
export function CloseOpenRun({ run, onDone }: { run: RunDetail; onDone: (text: string) => void }) {
  const t = useT();
  const [isAsking, setAsking] = useState(false);
  const finish = useCall(finishRun, {
    invalidates: ABOUT_RUNS,
    onSuccess: () => {
      setAsking(false);
      onDone(t('open.close.done'));
    },
  });
  if (run.state !== 'running') return null;
  const close = () => {
    setAsking(false);
    finish.reset();
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('open.close.action')}</Button>
      <Dialog
        isOpen={isAsking}
        onClose={close}
        title={t('open.close.title')}
        closeText={t('common.close')}
        actions={
          <>
            <Button
              variant="primary"
              isBusy={finish.isPending}
              busyText={t('common.saving')}
              onClick={() => finish.mutate({ params: { runId: run.id } })}
            >
              {t('open.close.action')}
            </Button>
            <Button onClick={close}>{t('common.cancel')}</Button>
          </>
        }
      >
        <div className="ed-stack">
          <ProblemNotice error={finish.error} />
          <p>{t('open.close.text')}</p>
        </div>
      </Dialog>
    </>
  );
}

/** An open run: what is agreed, and figures about who takes part. Whose names these are is nobody's business here. */
export function OpenRun({ run }: { run: RunDetail }) {
  return (
    <div className="ed-stack">
      <Card>
        <RunFacts run={run} />
      </Card>
      <OpenOverview runId={run.id} />
    </div>
  );
}
