import type { SeatsOfRun } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

type Quota = SeatsOfRun['quotas'][number];

function QuotaLine({ quota }: { quota: Quota }) {
  const t = useT();
  const read = useReadText();
  const kept = () => {
    if (!quota.isKept) return t('places.seats.released');
    return quota.releasedOn === null
      ? t('places.seats.kept')
      : t('places.seats.kept-until', { date: formatDate(t.locale, quota.releasedOn) });
  };
  const counts = { institution: read(quota.institutionName), taken: quota.taken, seats: quota.seats };
  return (
    <li>
      {t('places.seats.quota', counts)} <span className="ed-hint">{kept()}</span>
    </li>
  );
}

/** How the seats of a run are divided today, and how long the waiting list moves. */
export function SeatsFacts({ seats }: { seats: SeatsOfRun }) {
  const t = useT();
  if (seats.capacity === null) return <p>{t('places.seats.unlimited')}</p>;
  const cutOff = { date: formatDate(t.locale, seats.cutOffOn) };
  return (
    <div className="enrolment-seats">
      <p>
        <strong>{t('places.seats.taken', { taken: seats.taken, capacity: seats.capacity })}</strong>
        {' · '}
        {t('places.seats.common', { free: seats.commonFree ?? 0 })}
      </p>
      {seats.quotas.length > 0 && (
        <ul className="enrolment-quotas">
          {seats.quotas.map((quota) => (
            <QuotaLine key={quota.institutionId} quota={quota} />
          ))}
        </ul>
      )}
      <p className="ed-hint">{t(seats.isListMoving ? 'places.seats.moving' : 'places.seats.closed', cutOff)}</p>
    </div>
  );
}
