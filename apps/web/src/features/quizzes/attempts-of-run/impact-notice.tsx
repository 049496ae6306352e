import type { LateImpact } from '@edukom/contracts';
import { formatPoints, type Translate } from '@edukom/i18n';
import { Notice } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';

function passingWords(t: Translate, { from, to }: LateImpact['hasPassed']): string[] {
  if (from === to) return [];
  return [t(to ? 'sittings.done.passes' : 'sittings.done.fails')];
}

/** Whether a certificate that was issued has lost its ground. */
const isUngrounded = ({ isEligible, certificate }: LateImpact): boolean =>
  certificate !== null && isEligible?.to === false;

function certificateWords(t: Translate, impact: LateImpact): string[] {
  const { isEligible, certificate } = impact;
  if (isUngrounded(impact)) return [t('sittings.done.certificate', { serial: certificate?.serial ?? '' })];
  return isEligible?.to && !isEligible.from ? [t('sittings.done.eligible')] : [];
}

/** What accepting did, and what a person has to do now; null: it was rejected. */
export function ImpactNotice({ impact }: { impact: LateImpact | null }) {
  const t = useT();
  if (!impact) return <Notice isLive>{t('sittings.done.rejected')}</Notice>;
  const said = [
    ...passingWords(t, impact.hasPassed),
    ...certificateWords(t, impact),
    ...(impact.needsMark ? [t(`sittings.done.mark-${impact.needsMark}`)] : []),
  ];
  const words = {
    from: formatPoints(t.locale, impact.points.from),
    to: formatPoints(t.locale, impact.points.to),
    max: formatPoints(t.locale, impact.maxPoints),
  };
  return (
    <Notice tone={isUngrounded(impact) ? 'warning' : 'good'} isLive title={t('sittings.done.accepted', words)}>
      {said.length > 0 && (
        <ul>
          {said.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
