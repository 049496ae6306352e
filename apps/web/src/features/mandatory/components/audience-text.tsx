import type { MandatoryTraining } from '@edukom/contracts';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

/** For whom a training is mandatory: the first few, and how many more. */
export function AudienceText({ audience, most = 3 }: { audience: MandatoryTraining['audience']; most?: number }) {
  const t = useT();
  const more = audience.length - most;
  return (
    <>
      {audience.slice(0, most).map(({ institutionName, departmentName }, at) => (
        <span key={at}>
          {at > 0 && ', '}
          <Localized text={institutionName} />
          {departmentName !== null && (
            <>
              {' · '}
              <span lang="">{departmentName}</span>
            </>
          )}
        </span>
      ))}
      {more > 0 && ` ${t('mandatory.audience.more', { count: more })}`}
    </>
  );
}
