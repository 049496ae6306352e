import { cancelSession, type RunDetail, type RunSession, type SessionConflict } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { Button, Dialog, EmptyState, LinkButton, type Status, StatusPill } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCall } from '../../../shared/api/queries.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useNow } from '../../../shared/time/use-now.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_RUNS, runConflictsQuery } from '../queries.js';
import { AudienceHint } from './audience-hint.js';
import { ConflictList } from './conflict-list.js';
import { ReasonForm } from './reason-form.js';
import { SessionForm } from './session-form.js';
import { SessionNotes } from './session-notes.js';

const MINUTE_MS = 60_000;

export interface SessionsPanelProps {
  readonly run: RunDetail;
  readonly canPlan: boolean;
  readonly canMark: boolean;
  readonly onDone: (text: string) => void;
}

type Task = { readonly kind: 'add' } | { readonly kind: 'edit' | 'cancel'; readonly session: RunSession };

type SessionState = 'cancelled' | 'locked' | 'held' | 'now' | 'planned';
const STATUS: Readonly<Record<SessionState, Status>> = {
  cancelled: 'off',
  locked: 'off',
  held: 'good',
  now: 'active',
  planned: 'open',
};

function stateOf(session: RunSession, now: number): SessionState {
  if (session.isCancelled) return 'cancelled';
  if (session.isLocked) return 'locked';
  if (session.endsAt.getTime() <= now) return 'held';
  return session.startsAt.getTime() <= now ? 'now' : 'planned';
}

function Facts({ session, enrolled, now }: { session: RunSession; enrolled: number; now: number }) {
  const t = useT();
  const date = formatDate(t.locale, session.localDate);
  const when = t('runs.session.when', { date, from: session.localStart, to: session.localEnd });
  const minutes = t('runs.session.minutes', { count: session.plannedMinutes });
  const hasBegun = session.startsAt.getTime() <= now;
  const recorded = [
    t('runs.session.present', { present: session.present, enrolled }),
    session.toConfirm > 0 ? t('runs.session.to-confirm', { count: session.toConfirm }) : '',
    session.unmarked > 0 ? t('runs.session.unmarked', { count: session.unmarked }) : '',
  ];
  return (
    <>
      <p className="ed-hint">{[when, session.room, minutes].filter(Boolean).join(' · ')}</p>
      {hasBegun && !session.isCancelled && <p>{recorded.filter(Boolean).join(' · ')}</p>}
    </>
  );
}

interface SessionLineProps {
  readonly session: RunSession;
  readonly panel: SessionsPanelProps;
  readonly conflicts: readonly SessionConflict[];
  readonly onTask: (task: Task) => void;
}

function SessionLine({ session, panel, conflicts, onTask }: SessionLineProps) {
  const t = useT();
  const to = useAppPath();
  const now = useNow(MINUTE_MS);
  const state = stateOf(session, now);
  const isOpen = state !== 'cancelled' && state !== 'locked';
  const canChange = panel.canPlan && isOpen && (panel.run.state === 'planned' || panel.run.state === 'running');
  return (
    <li className="runs-session">
      <div className="ed-page-title">
        <h3>{session.title}</h3>
        <StatusPill status={STATUS[state]}>{t(`runs.session.state.${state}`)}</StatusPill>
      </div>
      <Facts session={session} enrolled={panel.run.enrolled} now={now} />
      <SessionNotes session={session} run={panel.run} />
      <ConflictList conflicts={conflicts} />
      <div className="ed-actions">
        {panel.canMark && !session.isCancelled && (
          <LinkButton isSmall icon="check" href={to(`/sessions/${session.id}/attendance`)}>
            {t('runs.session.attendance')}
          </LinkButton>
        )}
        {canChange && (
          <>
            <Button isSmall icon="edit" onClick={() => onTask({ kind: 'edit', session })}>
              {t('runs.session.edit')}
            </Button>
            <Button isSmall variant="bare" onClick={() => onTask({ kind: 'cancel', session })}>
              {t('runs.session.cancel')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}

/** What is over is corrected without a word to anybody. */
const mailsPeople = (task: Task, now: number) => task.kind === 'add' || task.session.endsAt.getTime() > now;

function SessionDialog({
  task,
  panel,
  onClose,
}: {
  task: Task | null;
  panel: SessionsPanelProps;
  onClose: () => void;
}) {
  const t = useT();
  const { run, onDone } = panel;
  const now = useNow(MINUTE_MS);
  const cancel = useCall(cancelSession, { invalidates: ABOUT_RUNS });
  const close = (text: string) => () => {
    onClose();
    onDone(text);
  };
  const title = {
    add: t('runs.session.add'),
    edit: t('runs.session.edit-title'),
    cancel: t('runs.session.cancel-title'),
  };
  return (
    <Dialog isOpen={task !== null} onClose={onClose} title={task ? title[task.kind] : ''} closeText={t('common.close')}>
      {task && mailsPeople(task, now) && <AudienceHint runId={run.id} />}
      {task?.kind === 'cancel' ? (
        <ReasonForm
          name={`cancel-${task.session.id}`}
          text={t('runs.session.cancel-text')}
          label={t('runs.session.cancel-reason')}
          submitText={t('runs.session.cancel')}
          send={(body) =>
            cancel
              .mutateAsync({ params: { sessionId: task.session.id }, body })
              .then(close(t('runs.session.cancelled')))
          }
        />
      ) : (
        task && (
          <SessionForm
            run={run}
            session={task.kind === 'edit' ? task.session : null}
            defaultTitle={t('runs.session.default-title', { number: run.sessions.length + 1 })}
            onSaved={close(t('runs.session.saved'))}
          />
        )
      )}
    </Dialog>
  );
}

/** The sessions of a run in the order of time, and what can be done with each. */
export function SessionsPanel(panel: SessionsPanelProps) {
  const t = useT();
  const [task, setTask] = useState<Task | null>(null);
  const { run, canPlan } = panel;
  const isOpen = run.state === 'planned' || run.state === 'running';
  const found = useQuery({ ...runConflictsQuery(run.id), enabled: canPlan && isOpen });
  const conflictsOf = ({ id }: RunSession) => found.data?.conflicts.filter(({ sessionId }) => sessionId === id) ?? [];
  const add = canPlan && isOpen && (
    <Button icon="plus" onClick={() => setTask({ kind: 'add' })}>
      {t('runs.session.add')}
    </Button>
  );
  return (
    <div className="ed-stack">
      {run.sessions.length === 0 ? (
        <EmptyState icon="calendar" title={t('runs.session.empty.title')} action={add}>
          {t('runs.session.empty.text')}
        </EmptyState>
      ) : (
        <>
          {add && <div className="ed-actions">{add}</div>}
          <ul className="runs-sessions" aria-label={t('runs.session.caption')}>
            {run.sessions.map((session) => (
              <SessionLine
                key={session.id}
                session={session}
                panel={panel}
                conflicts={conflictsOf(session)}
                onTask={setTask}
              />
            ))}
          </ul>
        </>
      )}
      <SessionDialog task={task} panel={panel} onClose={() => setTask(null)} />
    </div>
  );
}
