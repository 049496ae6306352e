import { applyImport, cancelImport, getImport, getPerson, type ImportView, listPeople } from '@edukom/contracts';
import { Button, CheckboxField, Notice } from '@edukom/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isProblem } from '../../../shared/api/errors.js';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { RefusedLink } from './refused-link.js';

/** What the import would do, in one sentence each, and the button that does it. */
export function ImportApply({ view }: { view: ImportView }) {
  const t = useT();
  const to = useAppPath();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [invite, setInvite] = useState(false);
  const { create, update, error: refused } = view.counts;
  const key = keyOf(getImport, { params: { importId: view.importId } });
  const apply = useCall(applyImport, {
    invalidates: [keyOf(listPeople), keyOf(getPerson)],
    onSuccess: (applied) => client.setQueryData(key, applied),
  });
  const cancel = useCall(cancelImport, { onSuccess: () => void navigate(to('/people/import')) });
  const submit = () =>
    apply.mutate(
      { params: { importId: view.importId }, body: { revision: view.revision, invite: invite && create > 0 } },
      // The people changed meanwhile: the preview was made anew and stands here in a moment.
      {
        onError: (failure) => void (isProblem(failure, 'import.stale') && client.invalidateQueries({ queryKey: key })),
      },
    );
  return (
    <div className="ed-stack people-apply">
      <ProblemNotice error={apply.error ?? cancel.error} />
      {refused > 0 && (
        <Notice
          tone="warning"
          title={t('people.import.refused-stay', { count: refused })}
          actions={<RefusedLink view={view} />}
        />
      )}
      {create + update === 0 && <Notice title={t('people.import.nothing-to-do')} />}
      {create > 0 && (
        <CheckboxField
          label={t('people.import.invite')}
          hint={t('people.import.invite-hint', { count: create })}
          checked={invite}
          onChange={(event) => setInvite(event.target.checked)}
        />
      )}
      <div className="ed-actions">
        {create + update > 0 && (
          <Button variant="primary" isBusy={apply.isPending} busyText={t('imports.applying')} onClick={submit}>
            {t('people.import.apply', { count: create + update })}
          </Button>
        )}
        <Button isBusy={cancel.isPending} onClick={() => cancel.mutate({ params: { importId: view.importId } })}>
          {t('people.import.cancel')}
        </Button>
      </div>
    </div>
  );
}
