import type { EligibilityReason } from '@edukom/domain';
import { StatusPill } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import { reasonText, type Titles } from '../reason-text.js';

interface ReasonListProps {
  readonly reasons: readonly EligibilityReason[];
  readonly titles: Titles;
  /** Only what is not met. */
  readonly onlyMissing?: boolean;
}

/** The requirements of an award, each with whether it is met; what is missing first. */
export function ReasonList({ reasons, titles, onlyMissing = false }: ReasonListProps) {
  const t = useT();
  const shown = [
    ...reasons.filter(({ met }) => !met),
    ...(onlyMissing ? [] : reasons.filter(({ met, code }) => met && code !== 'enrolment')),
  ];
  return (
    <ul className="cert-reasons">
      {shown.map((reason) => (
        <li key={`${reason.code}${JSON.stringify(reason.params)}`}>
          <StatusPill status={reason.met ? 'good' : 'needs'}>
            <span className="ed-hidden">
              {t(reason.met ? 'certificates.mine.done' : 'certificates.mine.missing')}:{' '}
            </span>
            {reasonText(t, reason, titles)}
          </StatusPill>
        </li>
      ))}
    </ul>
  );
}
