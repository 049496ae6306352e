import type { PlayerQuestion } from '@edukom/contracts';
import { Button, Card, Notice } from '@edukom/ui';
import { useEffect, useRef } from 'react';
import { useT } from '../../../shared/text/use-t.js';
import type { OutboxState } from '../outbox/outbox.js';

export interface SubmitReviewProps {
  readonly missing: readonly PlayerQuestion[];
  readonly state: OutboxState;
  readonly isBusy: boolean;
  readonly hasFailed: boolean;
  readonly onGo: (slot: number) => void;
  readonly onSubmit: () => void;
}

/** The last look before the submit: what is not answered, and that it is final. */
export function SubmitReview({ missing, state, isBusy, hasFailed, onGo, onSubmit }: SubmitReviewProps) {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Card className="quiz-review">
      <h2 ref={heading} tabIndex={-1}>
        {t('quiz.submit.title')}
      </h2>
      {missing.length === 0 ? (
        <Notice tone="good">{t('quiz.submit.all')}</Notice>
      ) : (
        <Notice tone="warning" title={t('quiz.submit.missing', { count: missing.length })}>
          <ul className="quiz-missing">
            {missing.map(({ slot }) => (
              <li key={slot}>
                <Button variant="bare" onClick={() => onGo(slot)}>
                  {t('quiz.submit.go', { number: slot })}
                </Button>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {state.unsent > 0 && <Notice>{t('quiz.submit.unsent')}</Notice>}
      {hasFailed && (
        <Notice tone="bad" isLive>
          {t('quiz.submit.offline')}
        </Notice>
      )}
      <p>{t('quiz.submit.final')}</p>
      <div className="ed-actions">
        <Button variant="primary" isBusy={isBusy} busyText={t('quiz.submit.busy')} onClick={onSubmit}>
          {t('quiz.submit.button')}
        </Button>
        <Button onClick={() => onGo(1)}>{t('quiz.nav.back')}</Button>
      </div>
    </Card>
  );
}
