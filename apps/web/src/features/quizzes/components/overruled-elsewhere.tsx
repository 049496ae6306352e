import { Button, Notice } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import type { OutboxState } from '../outbox/outbox.js';

/** Another device's newer answers to questions that are not on the page: nobody is to find them out by chance. */
export function OverruledElsewhere({
  state,
  slot,
  onGo,
}: {
  state: OutboxState;
  slot: number;
  onGo: (slot: number) => void;
}) {
  const t = useT();
  const others = [...state.overruled.keys()].filter((one) => one !== slot).sort((a, b) => a - b);
  if (others.length === 0) return null;
  return (
    <Notice
      tone="warning"
      isLive
      title={t('quiz.overruled.title')}
      actions={others.map((one) => (
        <Button key={one} onClick={() => onGo(one)}>
          {t('quiz.submit.go', { number: one })}
        </Button>
      ))}
    />
  );
}
