import { finishRun, type RosterItem, type RunDetail, startRun } from '@edukom/contracts';
import { formatNumber } from '@edukom/i18n';
import { Button, DescriptionList, Dialog, Notice } from '@edukom/ui';
import { useState } from 'react';
import { useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_RUNS } from '../queries.js';

const held = (run: RunDetail) => run.sessions.filter((session) => !session.isCancelled);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What starting will do. */
function StartPreview({ run }: { run: RunDetail }) {
  const t = useT();
  const sessions = held(run);
  const items = [
    { key: 'enrolled', term: t('runs.start.enrolled'), detail: run.enrolled },
    { key: 'sessions', term: t('runs.start.sessions'), detail: sessions.length },
    {
      key: 'minutes',
      term: t('runs.start.minutes'),
      detail: formatNumber(t.locale, sum(sessions.map((session) => session.plannedMinutes))),
    },
  ];
  return (
    <>
      <DescriptionList items={items} />
      <p>{t('runs.start.rule')}</p>
      {sessions.length === 0 && <Notice tone="warning" title={t('runs.start.no-sessions')} />}
    </>
  );
}

/** What finishing will do, and what is still open. */
function FinishPreview({ run, people }: { run: RunDetail; people: readonly RosterItem[] }) {
  const t = useT();
  const enrolled = people.filter((person) => person.state === 'enrolled');
  const met = enrolled.filter((person) => person.attendance.status === 'met').length;
  const unmarked = held(run).filter((session) => session.unmarked > 0).length;
  const toConfirm = sum(held(run).map((session) => session.toConfirm));
  const items = [
    { key: 'met', term: t('runs.finish.met'), detail: met },
    { key: 'not-met', term: t('runs.finish.not-met'), detail: enrolled.length - met },
    { key: 'unmarked', term: t('runs.finish.unmarked'), detail: unmarked },
    { key: 'to-confirm', term: t('runs.finish.to-confirm'), detail: toConfirm },
  ];
  return (
    <>
      <DescriptionList items={items} />
      {unmarked + toConfirm > 0 && <Notice tone="warning" title={t('runs.finish.open')} />}
      <p>{t('runs.finish.rule')}</p>
    </>
  );
}

export interface TransitionProps {
  readonly run: RunDetail;
  readonly people: readonly RosterItem[];
  readonly onDone: (text: string) => void;
}

/** The step a run takes next, shown before it is taken; nothing for a run that is over. */
export function Transition({ run, people, onDone }: TransitionProps) {
  const t = useT();
  const [isAsking, setAsking] = useState(false);
  const step = run.state === 'planned' ? 'start' : 'finish';
  const done = () => {
    setAsking(false);
    onDone(t(`runs.${step}.done`));
  };
  const start = useCall(startRun, { invalidates: ABOUT_RUNS, onSuccess: done });
  const finish = useCall(finishRun, { invalidates: ABOUT_RUNS, onSuccess: done });
  if (run.state !== 'planned' && run.state !== 'running') return null;
  const move = step === 'start' ? start : finish;
  const close = () => {
    setAsking(false);
    move.reset();
  };
  return (
    <>
      <Button variant={step === 'start' ? 'primary' : 'quiet'} onClick={() => setAsking(true)}>
        {t(`runs.${step}.action`)}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={close}
        title={t(`runs.${step}.title`)}
        closeText={t('common.close')}
        actions={
          <>
            <Button
              variant="primary"
              isBusy={move.isPending}
              busyText={t('common.saving')}
              onClick={() => move.mutate({ params: { runId: run.id } })}
            >
              {t(`runs.${step}.action`)}
            </Button>
            <Button onClick={close}>{t('common.cancel')}</Button>
          </>
        }
      >
        <div className="ed-stack">
          <ProblemNotice error={move.error} />
          {step === 'start' ? <StartPreview run={run} /> : <FinishPreview run={run} people={people} />}
        </div>
      </Dialog>
    </>
  );
}
