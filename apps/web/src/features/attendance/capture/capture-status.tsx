import { formatDateTime } from '@edukom/i18n';
import { Button } from '@edukom/ui';
import { useState } from 'react';
import { useAnnounce } from '../../../shared/announce/announcer.js';
import { useT } from '../../../shared/text/use-t.js';
import { serverNow } from './kept-list.js';
import type { Capture, Held } from './use-capture.js';

/** Whether everything has reached the server. */
export function SendStatus({ capture }: { capture: Capture }) {
  const t = useT();
  const waiting = capture.outbox.entries('waiting').length;
  if (waiting === 0) return <p className="ed-hint">{t('capture.phone.all-sent')}</p>;
  return (
    <div className="ed-actions" role="status">
      <span>{t('capture.phone.waiting', { count: waiting })}</span>
      <Button isSmall icon="sync" onClick={() => void capture.outbox.flush()}>
        {t('capture.phone.send')}
      </Button>
    </div>
  );
}

/** Says that the list is on this phone and as of when, or offers to keep it. */
export function KeptStatus({ capture, held }: { capture: Capture; held: Held }) {
  const t = useT();
  const [isBusy, setBusy] = useState(false);
  const time = formatDateTime(t.locale, new Date(serverNow(held, held.readAt)));
  return (
    <section className="capture-kept">
      {held.isKept ? (
        <p role="status">{t('capture.phone.kept', { time })}</p>
      ) : (
        <>
          <p>{t('capture.phone.lead')}</p>
          <p className="ed-hint">{t('capture.phone.keep-why')}</p>
          <div className="ed-actions">
            <Button
              variant="primary"
              icon="download"
              isBusy={isBusy}
              busyText={t('common.loading')}
              onClick={() => {
                setBusy(true);
                void capture.keep().finally(() => setBusy(false));
              }}
            >
              {t('capture.phone.keep')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

/** What is done with a kept list, below everything that is used while people come in. */
export function KeptActions({ capture, held }: { capture: Capture; held: Held }) {
  const t = useT();
  const announce = useAnnounce();
  const [isBusy, setBusy] = useState(false);
  if (!held.isKept) return null;
  return (
    <section className="capture-kept">
      <p className="ed-hint">{t('capture.phone.keep-why')}</p>
      <div className="ed-actions">
        <Button
          icon="sync"
          isBusy={isBusy}
          busyText={t('common.loading')}
          onClick={() => {
            setBusy(true);
            void capture.refresh().finally(() => setBusy(false));
          }}
        >
          {t('capture.phone.refresh')}
        </Button>
        <Button icon="trash" onClick={() => void capture.remove().then(() => announce(t('capture.phone.removed')))}>
          {t('capture.phone.remove')}
        </Button>
      </div>
    </section>
  );
}
