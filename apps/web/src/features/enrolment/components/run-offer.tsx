import type { NominationRun } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { Card } from '@edukom/ui';
import { type ReactNode, useEffect, useRef } from 'react';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { SeatsFacts } from './seats-facts.js';

export interface RunOfferProps {
  readonly run: NominationRun;
  readonly children: ReactNode;
  /** The page was opened for this run: it is marked, and the reader begins at it. */
  readonly isMarked?: boolean;
}

/** A run that takes requests: when, where, which seats there are, and what can be done about it. */
export function RunOffer({ run, children, isMarked = false }: RunOfferProps) {
  const t = useT();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isMarked) return;
    // After the page itself, which takes the focus when it opens. Focus scrolls to it too.
    const frame = requestAnimationFrame(() => card.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [isMarked]);
  const { enrolmentUntil } = run.seats;
  const dates = t('places.dates', {
    from: formatDate(t.locale, run.startsOn),
    to: formatDate(t.locale, run.endsOn),
  });
  return (
    <Card
      ref={card}
      title={<Localized text={run.title} />}
      headingLevel={3}
      {...(isMarked && { tabIndex: -1, className: 'enrolment-marked' })}
    >
      <p className="ed-hint">
        {dates}
        {' · '}
        <Localized text={run.hostName} />
      </p>
      <SeatsFacts seats={run.seats} />
      {enrolmentUntil && <p className="ed-hint">{t('places.until', { date: formatDate(t.locale, enrolmentUntil) })}</p>}
      <div className="ed-actions">{children}</div>
    </Card>
  );
}
