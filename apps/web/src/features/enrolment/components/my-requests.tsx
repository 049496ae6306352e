import { answerInvitation, leavePlace, type OutputOf, type readMyPlaces } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { Button, Card } from '@edukom/ui';
import { useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { Localized, useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_PLACES } from '../queries.js';
import type { ReasonAsked } from './reason-dialog.js';
import { RequestState } from './request-state.js';
import { Why } from './why.js';

type MyRequest = OutputOf<typeof readMyPlaces>['requests'][number];

export interface AskProps {
  readonly ask: (asked: ReasonAsked) => void;
  readonly onDone: (text: string) => void;
}

function Invitation({ request, onDone }: { request: MyRequest } & Pick<AskProps, 'onDone'>) {
  const t = useT();
  const read = useReadText();
  const answer = useCall(answerInvitation, { invalidates: ABOUT_PLACES });
  const say = (isAccepted: boolean) =>
    answer.mutate(
      { params: { runId: request.runId }, body: { isAccepted } },
      {
        onSuccess: () => onDone(t(isAccepted ? 'places.accepted' : 'places.declined', { run: read(request.runTitle) })),
      },
    );
  return (
    <>
      <ProblemNotice error={answer.error} />
      <div className="ed-actions">
        <Button variant="primary" isBusy={answer.isPending} onClick={() => say(true)}>
          {t('places.accept')}
        </Button>
        <Button isBusy={answer.isPending} onClick={() => say(false)}>
          {t('places.decline')}
        </Button>
      </div>
    </>
  );
}

function RequestCard({ request, ask, onDone }: { request: MyRequest } & AskProps) {
  const t = useT();
  const read = useReadText();
  const leave = useCall(leavePlace, { invalidates: ABOUT_PLACES });
  const run = read(request.runTitle);
  return (
    <Card title={<Localized text={request.runTitle} />} headingLevel={3}>
      <p className="ed-hint">{t('places.begins', { date: formatDate(t.locale, request.startsOn) })}</p>
      <p>
        <RequestState state={request.state} />
      </p>
      <p>
        <Why seat={request.seat} waiting={request.waiting} said={request.lastReason} />
      </p>
      {request.state === 'invited' && <Invitation request={request} onDone={onDone} />}
      {request.canWithdraw && (
        <div className="ed-actions">
          <Button
            aria-label={t('places.for', { action: t('places.leave'), name: run })}
            onClick={() =>
              ask({
                name: `leave-${request.requestId}`,
                title: t('places.leave.for', { run }),
                text: t('places.leave.text'),
                label: t('places.reason'),
                submitText: t('places.leave'),
                isOptional: true,
                isDanger: true,
                send: (reason) =>
                  leave
                    .mutateAsync({ params: { runId: request.runId }, body: { reason } })
                    .then(() => onDone(t('places.leave.done', { run }))),
              })
            }
          >
            {t('places.leave')}
          </Button>
        </div>
      )}
    </Card>
  );
}

/** What became of my requests, what changed last first. */
export function MyRequests({ requests, ...props }: { requests: readonly MyRequest[] } & AskProps) {
  const t = useT();
  return (
    <section className="ed-stack">
      <h2>{t('places.mine.title')}</h2>
      {requests.length === 0 && <p className="ed-hint">{t('places.mine.empty')}</p>}
      {requests.map((request) => (
        <RequestCard key={request.requestId} request={request} {...props} />
      ))}
    </section>
  );
}
