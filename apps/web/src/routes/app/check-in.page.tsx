import type { CheckInResult } from '@edukom/contracts';
import { Notice, PageHeader } from '@edukom/ui';
import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { CheckInDone, CheckInForm, ScanSender } from '../../features/attendance/components/check-in-form.js';
import { MyPasses } from '../../features/attendance/components/my-passes.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { scanIn } from '../../shared/offline/scan-address.js';
import { useT } from '../../shared/text/use-t.js';

const nothing = (): void => undefined;

/** Where a scanned QR leads, judged already or sent from here, and where the code is typed. */
export function Component() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  // What came with the address leaves it when it is settled: loaded again, the page must not send it again.
  const [token, setToken] = useState(() => scanIn(params.toString()));
  const [result, setResult] = useState<CheckInResult | null>(null);
  const scan = params.get('scan');
  usePageTitle(t('attendance.check-in.title'));
  const clear = useCallback(() => setParams({}, { replace: true }), [setParams]);
  const again = () => {
    setResult(null);
    setToken(null);
    clear();
  };
  const unknown = useCallback(() => {
    setToken(null);
    setParams({ scan: 'unknown' }, { replace: true });
  }, [setParams]);
  // Not where the answer comes: the reader may have gone to another page by then.
  useEffect(() => {
    if (result !== null && token !== null) clear();
  }, [result, token, clear]);
  return (
    <>
      <PageHeader title={t('attendance.check-in.title')} lead={result ? undefined : t('attendance.check-in.lead')} />
      {result ? (
        <CheckInDone result={result} onAgain={again} />
      ) : (
        <div className="ed-stack">
          {(token !== null || scan === 'read') && (
            <ScanSender
              scan={token}
              onDone={setResult}
              onUnknown={unknown}
              onRefused={token === null ? nothing : clear}
            />
          )}
          {scan === 'unknown' && (
            <Notice tone="warning" isLive title={t('attendance.check-in.unknown.title')}>
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
