import { markNoShow, type OutputOf, type readRunRequests } from '@edukom/contracts';
import { Button, type Column, StatusPill, Table } from '@edukom/ui';
import { useCall } from '../../../shared/api/queries.js';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_PLACES } from '../queries.js';
import type { AskProps } from './my-requests.js';
import { Why } from './why.js';

type SeatedPerson = OutputOf<typeof readRunRequests>['seated'][number];

/** Everybody with a seat: which one it is, and after the last session whether they came. */
export function Seated(props: { seated: readonly SeatedPerson[]; canSayNoShow: boolean } & AskProps) {
  const { seated, canSayNoShow, ask, onDone } = props;
  const t = useT();
  const mark = useCall(markNoShow, { invalidates: ABOUT_PLACES });
  const nameOf = ({ givenName, familyName }: SeatedPerson) => `${givenName} ${familyName}`;
  const sayNoShow = (person: SeatedPerson) => {
    const name = nameOf(person);
    ask({
      name: `no-show-${person.enrolmentId}`,
      title: t('places.no-show.for', { name }),
      text: t('places.no-show.text'),
      label: t('places.reason'),
      submitText: t('places.no-show'),
      send: (reason) =>
        mark
          .mutateAsync({ params: { enrolmentId: person.enrolmentId }, body: { isNoShow: true, reason } })
          .then(() => onDone(t('places.no-show.done', { name }))),
    });
  };
  const columns: readonly Column<SeatedPerson>[] = [
    {
      key: 'person',
      header: t('places.col.person'),
      isRowHeader: true,
      cell: ({ givenName, familyName }) => `${familyName} ${givenName}`,
    },
    {
      key: 'institution',
      header: t('places.col.institution'),
      cell: ({ institutionName }) => <Localized text={institutionName} />,
    },
    {
      key: 'why',
      header: t('places.col.why'),
      cell: ({ seat, beyondReason }) => <Why seat={seat} waiting={null} said={beyondReason ?? ''} />,
    },
    {
      key: 'actions',
      header: t('places.col.state'),
      cell: (person) => {
        if (person.noShowAt) return <StatusPill status="bad">{t('places.state.no-show')}</StatusPill>;
        if (!canSayNoShow) return <StatusPill status="good">{t('places.state.enrolled')}</StatusPill>;
        return (
          <Button
            isSmall
            variant="bare"
            aria-label={t('places.for', { action: t('places.no-show'), name: nameOf(person) })}
            onClick={() => sayNoShow(person)}
          >
            {t('places.no-show')}
          </Button>
        );
      },
    },
  ];
  return (
    <Table
      caption={t('places.queue.seated', { all: seated.length })}
      columns={columns}
      rows={seated}
      rowKey={({ enrolmentId }) => enrolmentId}
    />
  );
}
