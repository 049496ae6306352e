import {
  applyImport,
  cancelImport,
  getImport,
  getPerson,
  type ImportView,
  listPeople,
  listRuns,
} from '@edukom/contracts';
import { Button, CheckboxField, Notice } from '@edukom/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isProblem } from '../../../shared/api/errors.js';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { LastProblem } from './last-problem.js';
import { RefusedLink } from './refused-link.js';

/** What the import would do, in one sentence each, and the button that does it. */
export function ImportApply({ view }: { view: ImportView }) {
  const t = useT();
  const to = useAppPath();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [invite, setInvite] = useState(false);
  const { create, update, error: refused } = view.counts;
  const mayInvite = view.kind === 'people' && create > 0;
  const key = keyOf(getImport, { params: { importId: view.importId } });
  const apply = useCall(applyImport, {
    invalidates: [keyOf(listPeople), keyOf(getPerson), keyOf(listRuns)],
    onSuccess: (applied) => client.setQueryData(key, applied),
  });
  const cancel = useCall(cancelImport, { onSuccess: () => void navigate(to('/people/import')) });
  const submit = () =>
    apply.mutate(
      { params: { importId: view.importId }, body: { revision: view.revision, invite: invite && mayInvite } },
      // Something changed meanwhile: the preview was made anew and stands here in a moment.
      {
        onError: (failure) => void (isProblem(failure, 'import.stale') && client.invalidateQueries({ queryKey: key })),
      },
    );
  return (
    <div className="ed-stack imports-words">
      <ProblemNotice error={apply.error ?? cancel.error} />
      {!apply.error && <LastProblem view={view} />}
      {refused > 0 && (
        <Notice
          tone="warning"
          title={t('imports.refused-stay', { count: refused })}
          actions={<RefusedLink view={view} />}
        />
      )}
      {create + update === 0 && <Notice title={t('imports.nothing-to-do')} />}
      {mayInvite && (
        <CheckboxField
          label={t('imports.invite')}
          hint={t('imports.invite-hint', { count: create })}
          checked={invite}
          onChange={(event) => setInvite(event.target.checked)}
        />
      )}
      <div className="ed-actions">
        {create + update > 0 && (
          <Button variant="primary" isBusy={apply.isPending} busyText={t('imports.applying')} onClick={submit}>
            {t('imports.apply-rows', { count: create + update })}
          </Button>
        )}
        <Button isBusy={cancel.isPending} onClick={() => cancel.mutate({ params: { importId: view.importId } })}>
          {t('imports.choose-other')}
        </Button>
      </div>
    </div>
  );
}
