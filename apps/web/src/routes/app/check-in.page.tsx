import type { CheckInResult } from '@edukom/contracts';
import { Notice, PageHeader } from '@edukom/ui';
import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import { CheckInDone, CheckInForm, ScanSender } from '../../features/attendance/components/check-in-form.js';
import { MyPasses } from '../../features/attendance/components/my-passes.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { scanIn } from '../../shared/offline/scan-address.js';
import { useT } from '../../shared/text/use-t.js';

/** Where a scanned QR leads, judged already or sent from here, and where the code is typed. */
export function Component() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const token = scanIn(params.toString());
  const [result, setResult] = useState<CheckInResult | null>(null);
  const scan = params.get('scan');
  usePageTitle(t('attendance.check-in.title'));
  const again = () => {
    setResult(null);
    setParams({}, { replace: true });
  };
  const done = (outcome: CheckInResult) => {
    setResult(outcome);
    // Sent once: loaded again, the page must not send it again.
    if (token !== null) setParams({}, { replace: true });
  };
  const unknown = useCallback(() => setParams({ scan: 'unknown' }, { replace: true }), [setParams]);
  return (
    <>
      <PageHeader title={t('attendance.check-in.title')} lead={result ? undefined : t('attendance.check-in.lead')} />
      {result ? (
        <CheckInDone result={result} onAgain={again} />
      ) : (
        <div className="ed-stack">
          {(token !== null || scan === 'read') && (
            <ScanSender key={token} scan={token} onDone={done} onUnknown={unknown} />
          )}
          {scan === 'unknown' && (
            <Notice tone="warning" title={t('attendance.check-in.unknown.title')}>
              {t('attendance.check-in.unknown.text')}
            </Notice>
          )}
          <CheckInForm onDone={setResult} />
          <MyPasses />
        </div>
      )}
    </>
  );
}
