import { decideNomination, listNominations, type OutputOf, withdrawNomination } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { Button, type Column, Table } from '@edukom/ui';
import { useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_PLACES } from '../queries.js';
import type { AskProps } from './my-requests.js';
import { RequestState } from './request-state.js';
import { Why } from './why.js';

type Nomination = OutputOf<typeof listNominations>['items'][number];

const nameOf = ({ givenName, familyName }: Nomination): string => `${givenName} ${familyName}`;
const CAN_TAKE_BACK: readonly Nomination['state'][] = ['endorsed', 'waitlisted', 'enrolled'];

function Actions({ item, ask, onDone }: { item: Nomination } & AskProps) {
  const t = useT();
  const decide = useCall(decideNomination, { invalidates: ABOUT_PLACES });
  // Its errors are told in the dialog that asks for the reason.
  const refusal = useCall(decideNomination, { invalidates: ABOUT_PLACES });
  const withdraw = useCall(withdrawNomination, { invalidates: ABOUT_PLACES });
  const params = { requestId: item.requestId };
  const name = nameOf(item);
  const label = (action: string) => t('places.for', { action, name });
  const endorse = () =>
    decide.mutate(
      { params, body: { isEndorsed: true } },
      { onSuccess: () => onDone(t('places.endorse.done', { name })) },
    );
  const refuse = () =>
    ask({
      name: `refuse-${item.requestId}`,
      title: t('places.refuse.for', { name }),
      text: t('places.refuse.text'),
      label: t('places.reason'),
      submitText: t('places.refuse'),
      isDanger: true,
      send: (reason) =>
        refusal
          .mutateAsync({ params, body: { isEndorsed: false, reason } })
          .then(() => onDone(t('places.refuse.done', { name }))),
    });
  const takeBack = () =>
    ask({
      name: `take-back-${item.requestId}`,
      title: t('places.take-back.for', { name }),
      text: t('places.take-back.text'),
      label: t('places.reason'),
      submitText: t('places.take-back'),
      isDanger: true,
      send: (reason) =>
        withdraw.mutateAsync({ params, body: { reason } }).then(() => onDone(t('places.take-back.done', { name }))),
    });
  if (item.isOwn) return null;
  return (
    <>
      <ProblemNotice error={decide.error} />
      <div className="ed-actions">
        {item.state === 'requested' && (
          <>
            <Button
              isSmall
              variant="primary"
              aria-label={label(t('places.endorse'))}
              isBusy={decide.isPending}
              onClick={endorse}
            >
              {t('places.endorse')}
            </Button>
            <Button isSmall aria-label={label(t('places.refuse'))} onClick={refuse}>
              {t('places.refuse')}
            </Button>
          </>
        )}
        {CAN_TAKE_BACK.includes(item.state) && (
          <Button isSmall variant="bare" aria-label={label(t('places.take-back'))} onClick={takeBack}>
            {t('places.take-back')}
          </Button>
        )}
      </div>
    </>
  );
}

/** Who of the institution asks for a place or has one, and why. */
export function NominationsTable({ items, ...props }: { items: readonly Nomination[] } & AskProps) {
  const t = useT();
  const columns: readonly Column<Nomination>[] = [
    { key: 'person', header: t('places.col.person'), isRowHeader: true, cell: nameOf },
    {
      key: 'run',
      header: t('places.col.run'),
      cell: (item) => (
        <>
          <Localized text={item.runTitle} />
          <span className="enrolment-line ed-hint">
            {t('places.begins', { date: formatDate(t.locale, item.startsOn) })}
          </span>
        </>
      ),
    },
    { key: 'state', header: t('places.col.state'), cell: ({ state }) => <RequestState state={state} /> },
    {
      key: 'why',
      header: t('places.col.why'),
      cell: ({ seat, waiting, lastReason }) => <Why seat={seat} waiting={waiting} said={lastReason} />,
    },
    { key: 'actions', header: t('places.col.actions'), cell: (item) => <Actions item={item} {...props} /> },
  ];
  return (
    <Table
      caption={t('places.nominations.people')}
      isCaptionHidden
      columns={columns}
      rows={items}
      rowKey={({ requestId }) => requestId}
    />
  );
}
