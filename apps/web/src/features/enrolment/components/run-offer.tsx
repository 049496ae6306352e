import type { NominationRun } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { Card } from '@edukom/ui';
import type { ReactNode } from 'react';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { SeatsFacts } from './seats-facts.js';

/** A run that takes requests: when, where, which seats there are, and what can be done about it. */
export function RunOffer({ run, children }: { run: NominationRun; children: ReactNode }) {
  const t = useT();
  const { enrolmentUntil } = run.seats;
  const dates = t('places.dates', {
    from: formatDate(t.locale, run.startsOn),
    to: formatDate(t.locale, run.endsOn),
  });
  return (
    <Card title={<Localized text={run.title} />} headingLevel={3}>
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
