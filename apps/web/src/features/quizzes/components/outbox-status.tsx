import { Button, Notice } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import type { MarkOutbox } from '../grading/mark-outbox.js';

/** Whether all that was given is stored, in words; what was turned away can be looked at. */
export function OutboxStatus({ outbox, onLook }: { outbox: MarkOutbox; onLook: (key: string) => void }) {
  const t = useT();
  const [sending, waiting] = [outbox.count('sending'), outbox.count('waiting')];
  const turnedAway = [...outbox.entries].filter(([, { state }]) => state === 'conflict' || state === 'refused');
  const [first] = turnedAway;
  return (
    <div className="grading-outbox">
      {waiting > 0 && (
        <Notice tone="warning">
          {t('grading.outbox.waiting', { count: waiting })}{' '}
          <Button isSmall onClick={() => void outbox.flush()}>
            {t('grading.conflict.again')}
          </Button>
        </Notice>
      )}
      {first && (
        <Notice tone="bad" isLive>
          {t('grading.outbox.refused', { count: turnedAway.length })}{' '}
          <Button isSmall onClick={() => onLook(first[0])}>
            {t('grading.outbox.look')}
          </Button>
        </Notice>
      )}
      {waiting === 0 && !first && (
        <p className="quiz-points" data-outbox={sending > 0 ? 'sending' : 'saved'}>
          {sending > 0 ? t('grading.outbox.saving', { count: sending }) : t('grading.outbox.saved')}
        </p>
      )}
    </div>
  );
}
