import { Button, PageHeader } from '@edukom/ui';
import { useEffect, useState } from 'react';
import { useRouteError } from 'react-router';
import { isMissingChunk, reloadOnce } from '../shared/session/reload-once.js';
import { useT } from '../shared/text/use-t.js';

/** Stands instead of a page that failed. A page whose code a newer release has replaced is loaded anew, once. */
export function ErrorPage() {
  const t = useT();
  const error = useRouteError();
  const [isMissing] = useState(() => isMissingChunk(error));
  useEffect(() => {
    if (isMissing) reloadOnce();
  }, [isMissing]);
  return (
    <div className="web-narrow" role="alert">
      <PageHeader title={t('shell.error.title')} lead={t('shell.error.text')} />
      <div className="ed-actions">
        <Button variant="primary" onClick={() => location.reload()}>
          {t('shell.error.reload')}
        </Button>
      </div>
    </div>
  );
}
