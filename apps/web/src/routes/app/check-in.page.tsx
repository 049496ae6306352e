import type { CheckInResult } from '@edukom/contracts';
import { Notice, PageHeader } from '@edukom/ui';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { CheckInDone, CheckInForm, ScanSender } from '../../features/attendance/components/check-in-form.js';
import { MyPasses } from '../../features/attendance/components/my-passes.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

/** Where a scanned QR leads after its code was judged, and where the code is typed. */
export function Component() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const [result, setResult] = useState<CheckInResult | null>(null);
  const scan = params.get('scan');
  usePageTitle(t('attendance.check-in.title'));
  const again = () => {
    setResult(null);
    setParams({}, { replace: true });
  };
  return (
    <>
      <PageHeader title={t('attendance.check-in.title')} lead={result ? undefined : t('attendance.check-in.lead')} />
      {result ? (
        <CheckInDone result={result} onAgain={again} />
      ) : (
        <div className="ed-stack">
          {scan === 'read' && <ScanSender onDone={setResult} />}
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
