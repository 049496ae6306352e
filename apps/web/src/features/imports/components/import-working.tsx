import { cancelImport, getImport, type ImportView } from '@edukom/contracts';
import { Button, ProgressBar } from '@edukom/ui';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';

/** How far a job is with the table, and the way to stop it. */
export function ImportWorking({ view }: { view: ImportView }) {
  const t = useT();
  const { done, total, isGentle } = view.progress ?? { done: 0, total: 0, isGentle: false };
  const stop = useCall(cancelImport, { invalidates: [keyOf(getImport, { params: { importId: view.importId } })] });
  const label = view.state === 'applying' || view.state === 'undoing' ? view.state : 'reading';
  return (
    <div className="ed-stack imports-words">
      <ProblemNotice error={stop.error} />
      <ProgressBar
        label={t(`imports.working.${label}`)}
        max={total || 1}
        {...(total > 0 ? { value: done } : {})}
        valueText={total > 0 ? t('imports.working-done', { done, total }) : t('imports.working-counted', { done })}
      />
      {isGentle && <p>{t('imports.working-gentle')}</p>}
      <p>{t('imports.working-hint')}</p>
      <div className="ed-actions">
        <Button isBusy={stop.isPending} onClick={() => stop.mutate({ params: { importId: view.importId } })}>
          {t('imports.stop')}
        </Button>
      </div>
    </div>
  );
}
