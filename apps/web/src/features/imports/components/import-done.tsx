import { getImport, type ImportView, undoImport } from '@edukom/contracts';
import { formatDateTime } from '@edukom/i18n';
import { Button, Dialog, LinkButton, Notice } from '@edukom/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { LastProblem } from './last-problem.js';
import { RefusedLink } from './refused-link.js';

/** The way back, for a day, after a question. */
function Undo({ view, undoUntil }: { view: ImportView; undoUntil: Date }) {
  const t = useT();
  const locale = useLocale();
  const client = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const undo = useCall(undoImport, {
    onSuccess: (next) => client.setQueryData(keyOf(getImport, { params: { importId: view.importId } }), next),
  });
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('imports.undo')}</Button>
      <Dialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={t('imports.undo-title')}
        closeText={t('common.close')}
        actions={
          <>
            <Button
              variant="primary"
              isBusy={undo.isPending}
              onClick={() => undo.mutate({ params: { importId: view.importId } })}
            >
              {t('imports.undo-yes')}
            </Button>
            <Button onClick={() => setAsked(false)}>{t('imports.undo-no')}</Button>
          </>
        }
      >
        <ProblemNotice error={undo.error} />
        <p>{t('imports.undo-text')}</p>
        <p>{t('imports.undo-until', { moment: formatDateTime(locale, undoUntil) })}</p>
      </Dialog>
    </>
  );
}

/** What the import did, and where to go from here. */
export function ImportDone({ view }: { view: ImportView }) {
  const t = useT();
  const to = useAppPath();
  const { create, update, skip, error } = view.counts;
  return (
    <div className="ed-stack imports-words">
      <LastProblem view={view} />
      <Notice
        tone="good"
        isLive
        title={t('imports.done', { created: create, updated: update, skipped: skip, refused: error })}
      >
        {view.invitations > 0 && t('imports.done-invited', { count: view.invitations })}
      </Notice>
      {error > 0 && (
        <Notice
          tone="warning"
          title={t('imports.refused-stay', { count: error })}
          actions={<RefusedLink view={view} />}
        />
      )}
      <div className="ed-actions">
        <LinkButton href={to('/people')} variant="primary">
          {t('imports.to-people')}
        </LinkButton>
        <LinkButton href={to('/people/import')}>{t('imports.another')}</LinkButton>
        {view.undoUntil && create + update > 0 && <Undo view={view} undoUntil={view.undoUntil} />}
      </div>
    </div>
  );
}

/** What undoing took back, and what it left. */
export function ImportUndone({ view }: { view: ImportView }) {
  const t = useT();
  const to = useAppPath();
  const { back, left } = view.undone ?? { back: 0, left: 0 };
  return (
    <div className="ed-stack imports-words">
      <Notice tone="good" isLive title={t('imports.undone-all', { count: back })} />
      {left > 0 && <Notice tone="warning" title={t('imports.undone-left', { count: left })} />}
      <div className="ed-actions">
        <LinkButton href={to('/people/import')}>{t('imports.another')}</LinkButton>
      </div>
    </div>
  );
}
