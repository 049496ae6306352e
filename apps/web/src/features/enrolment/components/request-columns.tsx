import type { RequestItem } from '@edukom/contracts';
import { formatDateTime, type Translate } from '@edukom/i18n';
import type { Column } from '@edukom/ui';
import { Localized } from '../../../shared/text/localized.js';
import { RequestState } from './request-state.js';
import { Why } from './why.js';

/** Who asked, from where, when and how it stands. */
export const requestColumns = (t: Translate): readonly Column<RequestItem>[] => [
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
    key: 'arrival',
    header: t('places.col.arrival'),
    cell: ({ requestedAt, source }) => (
      <>
        {formatDateTime(t.locale, requestedAt)}
        <span className="enrolment-line ed-hint">{t(`places.source.${source}`)}</span>
      </>
    ),
  },
  { key: 'state', header: t('places.col.state'), cell: ({ state }) => <RequestState state={state} /> },
  {
    key: 'why',
    header: t('places.col.why'),
    cell: ({ seat, waiting, lastReason, reason }) => (
      <Why seat={seat} waiting={waiting} said={lastReason === '' ? reason : lastReason} />
    ),
  },
];
