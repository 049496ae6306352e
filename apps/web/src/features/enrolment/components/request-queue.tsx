import { decideRequests, type OutputOf, type readRunRequests, type RequestItem } from '@edukom/contracts';
import { Button, type Column, EmptyState, Table } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCall } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_PLACES, runRequestsQuery } from '../queries.js';
import { ReasonDialog, type ReasonAsked } from './reason-dialog.js';
import { requestColumns } from './request-columns.js';
import { Seated } from './seated.js';
import { SeatsCard } from './seats-card.js';

type RunRequests = OutputOf<typeof readRunRequests>;

export interface RequestQueueProps {
  readonly runId: string;
  /** First day of the run: the list closes then unless another day is set. */
  readonly startsOn: string;
  readonly canPlan: boolean;
  readonly canDecide: boolean;
  /** The last session is over: it can be said who never came. */
  readonly areSessionsOver: boolean;
  readonly onDone: (text: string) => void;
}

/** Approving and refusing; what came of it is said in numbers. */
function useDecisions({ runId, onDone }: RequestQueueProps) {
  const t = useT();
  const approval = useCall(decideRequests, {
    invalidates: ABOUT_PLACES,
    onSuccess: ({ enrolled, waitlisted, skipped }) =>
      onDone(t('places.queue.decided', { enrolled, waitlisted, skipped })),
  });
  // Its errors are told in the dialog that asks for the reason.
  const refuse = useCall(decideRequests, { invalidates: ABOUT_PLACES });
  const approve = (requestIds: string[]) =>
    approval.mutate({ params: { runId }, body: { requestIds, isApproved: true } });
  const refusal = ({ requestId, givenName, familyName }: RequestItem): ReasonAsked => {
    const name = `${givenName} ${familyName}`;
    return {
      name: `refuse-${requestId}`,
      title: t('places.refuse.for', { name }),
      text: t('places.refuse.text'),
      label: t('places.reason'),
      submitText: t('places.refuse'),
      isDanger: true,
      send: (reason) =>
        refuse
          .mutateAsync({ params: { runId }, body: { requestIds: [requestId], isApproved: false, reason } })
          .then(() => onDone(t('places.refuse.done', { name }))),
    };
  };
  return { approval, approve, refusal };
}

function Queue({ data, ...props }: { data: RunRequests } & RequestQueueProps) {
  const t = useT();
  const [asked, setAsked] = useState<ReasonAsked | null>(null);
  const { approval, approve, refusal } = useDecisions(props);
  const inState = (...states: RequestItem['state'][]) => data.requests.filter(({ state }) => states.includes(state));
  const toDecide = inState('endorsed');
  const waiting = inState('waitlisted');
  const others = inState('requested', 'invited', 'refused', 'declined', 'withdrawn', 'lapsed');
  const button = (item: RequestItem, action: string, act: () => void, isPrimary = false) => (
    <Button
      isSmall
      variant={isPrimary ? 'primary' : 'bare'}
      isBusy={approval.isPending && approval.variables.body.requestIds.includes(item.requestId)}
      aria-label={t('places.for', { action, name: `${item.givenName} ${item.familyName}` })}
      onClick={act}
    >
      {action}
    </Button>
  );
  const refuse = (item: RequestItem) => button(item, t('places.refuse'), () => setAsked(refusal(item)));
  const actions: Column<RequestItem> = {
    key: 'actions',
    header: t('places.col.actions'),
    cell: (item) =>
      props.canDecide && (
        <div className="ed-actions">
          {item.state === 'endorsed' && button(item, t('places.queue.approve'), () => approve([item.requestId]), true)}
          {refuse(item)}
        </div>
      ),
  };
  const table = (title: string, rows: readonly RequestItem[], columns: readonly Column<RequestItem>[]) => (
    <Table caption={title} columns={columns} rows={rows} rowKey={({ requestId }) => requestId} />
  );
  const columns = requestColumns(t);
  return (
    <div className="ed-stack">
      <ProblemNotice error={approval.error} />
      {toDecide.length > 1 && props.canDecide && (
        <div className="ed-actions">
          <Button
            variant="primary"
            isBusy={approval.isPending}
            onClick={() => approve(toDecide.map(({ requestId }) => requestId))}
          >
            {t('places.queue.approve-all')}
          </Button>
        </div>
      )}
      {toDecide.length === 0 ? (
        <p className="ed-hint">{t('places.queue.waiting-none')}</p>
      ) : (
        table(t('places.queue.waiting', { all: toDecide.length }), toDecide, [...columns, actions])
      )}
      {waiting.length > 0 && table(t('places.queue.list', { all: waiting.length }), waiting, [...columns, actions])}
      {data.seated.length > 0 && (
        <Seated seated={data.seated} canSayNoShow={props.areSessionsOver} ask={setAsked} onDone={props.onDone} />
      )}
      {others.length > 0 && table(t('places.queue.other', { all: others.length }), others, columns)}
      <ReasonDialog asked={asked} onClose={() => setAsked(null)} />
    </div>
  );
}

/** What a project manager has to decide for a run, who waits, who has a seat and why. */
export function RequestQueue(props: RequestQueueProps) {
  const t = useT();
  const query = useQuery(runRequestsQuery(props.runId));
  return (
    <Loaded query={query} shape="rows">
      {(data) => (
        // One place for the seats, whatever stands below: saving the first quota must not close the form's own dialog.
        <div className="ed-stack">
          <SeatsCard {...props} seats={data.seats} />
          {data.requests.length + data.seated.length === 0 ? (
            <EmptyState icon="people" title={t('places.queue.empty.title')}>
              {t('places.queue.empty.text')}
            </EmptyState>
          ) : (
            <Queue {...props} data={data} />
          )}
        </div>
      )}
    </Loaded>
  );
}
