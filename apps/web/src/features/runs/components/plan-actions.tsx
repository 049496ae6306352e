import { readRun, type RunDetail } from '@edukom/contracts';
import { Button, Dialog } from '@edukom/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { keyOf } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { runOptionsQuery } from '../queries.js';
import { CancelRun } from './cancel-run.js';
import { CopyForm } from './copy-form.js';
import { PlanForm } from './plan-form.js';

export interface PlanActionsProps {
  readonly run: RunDetail;
  readonly onDone: (text: string) => void;
}

type Task = 'plan' | 'copy' | 'cancel';

function EditPlan({ run, onSaved }: { run: RunDetail; onSaved: () => void }) {
  const options = useQuery(runOptionsQuery);
  const client = useQueryClient();
  const [loads, setLoads] = useState(0);
  const reload = () =>
    void client.refetchQueries({ queryKey: keyOf(readRun) }).then(() => setLoads((count) => count + 1));
  return (
    <Loaded query={options} count={6}>
      {(data) => <PlanForm key={loads} run={run} options={data} onSaved={onSaved} onReload={reload} />}
    </Loaded>
  );
}

/** What whoever plans can do with a run: change the plan, plan another like it, cancel it. */
export function PlanActions({ run, onDone }: PlanActionsProps) {
  const t = useT();
  const to = useAppPath();
  const navigate = useNavigate();
  const [task, setTask] = useState<Task | null>(null);
  const isOpen = run.state === 'planned' || run.state === 'running';
  const done = (text: string) => {
    setTask(null);
    onDone(text);
  };
  return (
    <>
      <div className="ed-actions">
        {isOpen && (
          <Button icon="edit" onClick={() => setTask('plan')}>
            {t('planner.plan.action')}
          </Button>
        )}
        <Button icon="plus" onClick={() => setTask('copy')}>
          {t('planner.copy.action')}
        </Button>
        {isOpen && (
          <Button variant="danger" onClick={() => setTask('cancel')}>
            {t('planner.cancel.action')}
          </Button>
        )}
      </div>
      <Dialog
        isOpen={task !== null}
        onClose={() => setTask(null)}
        title={task ? t(`planner.${task}.title`) : ''}
        closeText={t('common.close')}
      >
        {task === 'plan' && <EditPlan run={run} onSaved={() => done(t('planner.plan.saved'))} />}
        {task === 'copy' && (
          <CopyForm
            run={run}
            onCopied={({ runId, roomsLeftOpen }) => {
              const open = roomsLeftOpen > 0 ? ` ${t('planner.copy.rooms-open', { count: roomsLeftOpen })}` : '';
              done(t('planner.copy.done') + open);
              void navigate(to(`/runs/${runId}?tab=sessions`));
            }}
          />
        )}
        {task === 'cancel' && <CancelRun runId={run.id} onCancelled={done} />}
      </Dialog>
    </>
  );
}
