import type { OutputOf, readRoster, RunDetail } from '@edukom/contracts';
import { isAllowed, type Action } from '@edukom/domain';
import { Breadcrumbs, Card, LinkButton, Notice, PageHeader, Tabs } from '@edukom/ui';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { RequestQueue } from '../../features/enrolment/components/request-queue.js';
import { NewerVersion } from '../../features/runs/components/newer-version.js';
import { LearnersPanel } from '../../features/runs/components/learners-panel.js';
import { CloseOpenRun, OpenRun } from '../../features/runs/components/open-run.js';
import { PlanActions } from '../../features/runs/components/plan-actions.js';
import { PeoplePanel } from '../../features/runs/components/people-panel.js';
import { ProgressPanel } from '../../features/runs/components/progress-panel.js';
import { RunFacts } from '../../features/runs/components/run-facts.js';
import { RunStatePill } from '../../features/runs/components/run-state-pill.js';
import { SessionsPanel } from '../../features/runs/components/sessions-panel.js';
import { Transition } from '../../features/runs/components/transition.js';
import { rosterQuery, runQuery } from '../../features/runs/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useMe } from '../../shared/session/me.js';
import { Localized, useReadText } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';
import { useNow } from '../../shared/time/use-now.js';

/** What I may do with this run. */
function useMay(run: RunDetail): (action: Action) => boolean {
  const { grants } = useMe();
  const scopes = [
    { kind: 'run' as const, id: run.id },
    { kind: 'course' as const, id: run.courseId },
    { kind: 'institution' as const, id: run.hostInstitutionId },
  ];
  return (action) => isAllowed(grants, action, scopes);
}

/** Whoever may, while the run is under way. */
const canRemind = (run: RunDetail, may: (action: Action) => boolean): boolean =>
  run.state === 'running' && may('run.remind');

function NextStep({ run }: { run: RunDetail }) {
  const t = useT();
  if (run.state !== 'planned') return null;
  if (run.sessions.length === 0) return t('runs.step.sessions');
  return run.enrolled === 0 ? t('runs.step.people') : t('runs.step.start');
}

/** Whether the run has sessions and all of them were. */
function areSessionsOver({ sessions }: RunDetail, now: number): boolean {
  const held = sessions.filter(({ isCancelled }) => !isCancelled);
  return held.length > 0 && held.every(({ endsAt }) => endsAt.getTime() <= now);
}

const isUnderWay = ({ state }: RunDetail): boolean => state === 'planned' || state === 'running';

interface NoticesProps {
  readonly run: RunDetail;
  readonly mayPlan: boolean;
  readonly done: string | null;
  readonly onDone: (said: string) => void;
}

/** What was just done, and that the course has a newer version. */
function RunNotices({ run, mayPlan, done, onDone }: NoticesProps) {
  const t = useT();
  return (
    <div className="runs-notices">
      {done && <Notice key={done} tone="good" isLive title={done} />}
      {run.state === 'cancelled' && (
        <Notice tone="warning" title={t('planner.cancelled.title')}>
          {run.cancelReason}
        </Notice>
      )}
      {mayPlan && isUnderWay(run) && <NewerVersion runId={run.id} onDone={onDone} />}
    </div>
  );
}

/** People by sessions, and the goal, for whoever may read attendance. */
function AttendanceLinks({ runId, may }: { runId: string; may: (action: Action) => boolean }) {
  const t = useT();
  const to = useAppPath();
  if (!may('attendance.read')) return null;
  return (
    <>
      <LinkButton isSmall href={to(`/runs/${runId}/attendance`)}>
        {t('review.matrix.link')}
      </LinkButton>
      <LinkButton isSmall href={to(`/runs/${runId}/attendance-rule`)}>
        {t('review.rule.link')}
      </LinkButton>
    </>
  );
}

/** The grades of a run, for whoever may read them, also where they do not mark. */
function GradeLinks({ runId, may }: { runId: string; may: (action: Action) => boolean }) {
  const t = useT();
  const to = useAppPath();
  return (
    <>
      {may('gradebook.read') && (
        <LinkButton isSmall href={to(`/grading/${runId}/gradebook`)}>
          {t('gradebook.link')}
        </LinkButton>
      )}
      {may('grading.decide') && !may('grading.mark') && (
        <>
          <LinkButton isSmall href={to(`/grading/${runId}/decisions`)}>
            {t('grading.run.decisions')}
          </LinkButton>
          <LinkButton isSmall href={to(`/grading/${runId}/appeals`)}>
            {t('grading.run.appeals')}
          </LinkButton>
        </>
      )}
    </>
  );
}

interface OverviewProps extends Omit<NoticesProps, 'done'> {
  readonly roster: UseQueryResult<OutputOf<typeof readRoster>>;
}

function Overview({ run, roster, mayPlan, onDone }: OverviewProps) {
  return (
    <div className="ed-stack">
      <Card>
        <div className="ed-stack">
          <RunFacts run={run} />
          {mayPlan && <PlanActions run={run} onDone={onDone} />}
        </div>
      </Card>
      <Loaded query={roster} shape="rows">
        {(data) => <ProgressPanel roster={data} />}
      </Loaded>
    </div>
  );
}

function RunPage({ run }: { run: RunDetail }) {
  const t = useT();
  const to = useAppPath();
  const may = useMay(run);
  const read = useReadText();
  const [params, setParams] = useSearchParams();
  const [done, setDone] = useState<string | null>(null);
  const now = useNow(60_000);
  const roster = useQuery(rosterQuery(run.id));
  const isOpen = isUnderWay(run);
  usePageTitle(read(run.title));
  const tabs = [
    {
      key: 'overview',
      label: t('runs.tab.overview'),
      panel: <Overview run={run} roster={roster} mayPlan={may('run.plan')} onDone={setDone} />,
    },
    {
      key: 'progress',
      label: t('runs.tab.progress'),
      panel: <LearnersPanel runId={run.id} canRemind={canRemind(run, may)} onDone={setDone} />,
    },
    {
      key: 'sessions',
      label: `${t('runs.tab.sessions')} (${run.sessions.length})`,
      panel: <SessionsPanel run={run} canPlan={may('run.plan')} canMark={may('attendance.mark')} onDone={setDone} />,
    },
    {
      key: 'people',
      label: `${t('runs.tab.people')} (${run.enrolled})`,
      panel: (
        <Loaded query={roster} shape="rows">
          {({ people }) => (
            <PeoplePanel runId={run.id} people={people} canEnrol={isOpen && may('run.enrol')} onDone={setDone} />
          )}
        </Loaded>
      ),
    },
  ];
  if (may('run.enrol'))
    tabs.push({
      key: 'requests',
      label: t('places.queue.tab'),
      panel: (
        <RequestQueue
          runId={run.id}
          startsOn={run.startsOn}
          canPlan={isOpen && may('run.plan')}
          canDecide={isOpen}
          areSessionsOver={areSessionsOver(run, now)}
          onDone={setDone}
        />
      ),
    });
  const selected = tabs.some(({ key }) => key === params.get('tab')) ? params.get('tab') : null;
  return (
    <>
      <PageHeader
        title={<Localized text={run.title} />}
        status={<RunStatePill state={run.state} />}
        lead={run.code}
        breadcrumbs={
          <Breadcrumbs
            label={t('runs.crumbs')}
            items={[{ text: t('runs.list.title'), href: to('/runs') }, { text: <Localized text={run.title} /> }]}
          />
        }
        next={may('run.plan') && run.state === 'planned' && <NextStep run={run} />}
        actions={
          <>
            <AttendanceLinks runId={run.id} may={may} />
            <GradeLinks runId={run.id} may={may} />
            {may('run.plan') && <Transition run={run} people={roster.data?.people ?? []} onDone={setDone} />}
          </>
        }
      />
      <RunNotices run={run} mayPlan={may('run.plan')} done={done} onDone={setDone} />
      <Tabs
        label={t('runs.tab.label')}
        tabs={tabs}
        selected={selected ?? 'overview'}
        onSelect={(tab) => setParams({ tab }, { replace: true, preventScrollReset: true })}
      />
    </>
  );
}

function OpenRunPage({ run }: { run: RunDetail }) {
  const t = useT();
  const to = useAppPath();
  const may = useMay(run);
  const read = useReadText();
  const [done, setDone] = useState<string | null>(null);
  usePageTitle(read(run.title));
  return (
    <>
      <PageHeader
        title={<Localized text={run.title} />}
        status={<RunStatePill state={run.state} />}
        lead={`${run.code} · ${t('runs.kind.open')}`}
        breadcrumbs={
          <Breadcrumbs
            label={t('runs.crumbs')}
            items={[{ text: t('runs.list.title'), href: to('/runs') }, { text: <Localized text={run.title} /> }]}
          />
        }
        actions={may('run.plan') && <CloseOpenRun run={run} onDone={setDone} />}
      />
      <RunNotices run={run} mayPlan={may('run.plan')} done={done} onDone={setDone} />
      <OpenRun run={run} />
    </>
  );
}

/** One run: what is agreed, its sessions, its people and how far they are. */
export function Component() {
  const { runId = '' } = useParams();
  const run = useQuery(runQuery(runId));
  return (
    <Loaded query={run} count={6}>
      {(data) => (data.kind === 'open' ? <OpenRunPage run={data} /> : <RunPage run={data} />)}
    </Loaded>
  );
}
