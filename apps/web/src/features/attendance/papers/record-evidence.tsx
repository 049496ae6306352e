import { readBoard, readCaptureList, recordEvidence } from '@edukom/contracts';
import { Button } from '@edukom/ui';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';
import type { Evidence } from './evidence-rows.js';

export interface RecordEvidenceProps {
  readonly sessionId: string;
  readonly evidence: Evidence;
  readonly onDone: (text: string) => void;
  readonly onDiscard: () => void;
}

/** Records what stands above, all of it or nothing, after saying how many that are. */
export function RecordEvidence({ sessionId, evidence, onDone, onDiscard }: RecordEvidenceProps) {
  const t = useT();
  const recording = useCall(recordEvidence, {
    invalidates: [keyOf(readBoard), keyOf(readCaptureList)],
    onSuccess: (counts) => onDone(t('capture.papers.done', counts)),
  });
  const count = evidence.rows.length;
  return (
    <>
      <ProblemNotice error={recording.error} />
      {count === 0 && <p className="ed-hint">{t('capture.papers.nothing')}</p>}
      <div className="ed-actions">
        {count > 0 && (
          <Button
            variant="primary"
            isBusy={recording.isPending}
            busyText={t('common.saving')}
            onClick={() => recording.mutate({ params: { sessionId }, body: evidence })}
          >
            {t('capture.papers.record', { count })}
          </Button>
        )}
        <Button onClick={onDiscard}>{t('capture.papers.again')}</Button>
      </div>
    </>
  );
}
