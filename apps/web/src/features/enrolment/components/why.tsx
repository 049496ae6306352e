import type { ShownSeatReason, WaitingPlace } from '@edukom/contracts';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

function SeatWhy({ seat }: { seat: ShownSeatReason }) {
  const t = useT();
  const read = useReadText();
  if (seat.kind === 'quota')
    return t('places.seat.quota', { seat: seat.seat, of: seat.of, institution: read(seat.institutionName) });
  if (seat.kind === 'common') return t('places.seat.common', { seat: seat.seat, of: seat.of });
  return t(`places.seat.${seat.kind}`);
}

function WaitingWhy({ waiting }: { waiting: WaitingPlace }) {
  const t = useT();
  return (
    <>
      <strong>{t('places.waiting.place', { place: waiting.place, of: waiting.of })}</strong>
      {waiting.ofInstitution < waiting.place && (
        <span className="enrolment-line">{t('places.waiting.own', { place: waiting.ofInstitution })}</span>
      )}
      <span className="enrolment-line ed-hint">
        {t(`places.because.${waiting.because.kind}`, { seats: waiting.because.seats })}
      </span>
    </>
  );
}

export interface WhyProps {
  readonly seat: ShownSeatReason | null;
  readonly waiting: WaitingPlace | null;
  /** What was said with the last step. */
  readonly said?: string;
}

/** Which seat it is, or where somebody stands on the list and what is in the way: the same words for everybody. */
export function Why({ seat, waiting, said }: WhyProps) {
  return (
    <>
      {seat && <SeatWhy seat={seat} />}
      {waiting && <WaitingWhy waiting={waiting} />}
      {!waiting && said && <span className="enrolment-line ed-hint">{said}</span>}
    </>
  );
}
