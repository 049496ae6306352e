import type { SeatsOfRun } from '@edukom/contracts';
import { Button, Card, Dialog } from '@edukom/ui';
import { useState } from 'react';
import { useT } from '../../../shared/text/use-t.js';
import { SeatPlanForm } from './seat-plan-form.js';
import { SeatsFacts } from './seats-facts.js';

export interface SeatsCardProps {
  readonly runId: string;
  readonly startsOn: string;
  readonly seats: SeatsOfRun;
  readonly canPlan: boolean;
  readonly onDone: (text: string) => void;
}

/** How the seats of a run are divided, and the form to divide them anew. */
export function SeatsCard({ runId, startsOn, seats, canPlan, onDone }: SeatsCardProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const saved = (movedUp: number) => {
    setOpen(false);
    const moved = movedUp > 0 ? ` ${t('planner.seats.moved', { count: movedUp })}` : '';
    onDone(t('planner.seats.saved') + moved);
  };
  return (
    <Card title={t('places.seats.title')}>
      <div className="ed-stack">
        <SeatsFacts seats={seats} />
        {canPlan && (
          <div className="ed-actions">
            <Button icon="edit" onClick={() => setOpen(true)}>
              {t('planner.seats.edit')}
            </Button>
          </div>
        )}
      </div>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('planner.seats.title')}
        closeText={t('common.close')}
      >
        <SeatPlanForm runId={runId} startsOn={startsOn} seats={seats} onSaved={saved} />
      </Dialog>
    </Card>
  );
}
