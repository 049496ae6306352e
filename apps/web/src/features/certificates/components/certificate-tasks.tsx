import { TaskCard } from '@edukom/ui';
import { TodoPending } from '../../../shared/feedback/todo-pending.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { useCertificateRuns, useMyCertificates } from '../queries.js';

/** How long a new certificate stays among what waits for its holder. */
const NEW_DAYS = 14;
const DAY_MS = 86_400_000;

/** Runs with certificates ready to be issued, for whoever may issue them. */
export function IssueTasks() {
  const [t, to, read] = [useT(), useAppPath(), useReadText()];
  const runs = useCertificateRuns();
  if (runs.isPending) return <TodoPending />;
  return (runs.data?.items ?? [])
    .filter(({ ready }) => ready > 0)
    .map(({ runId, ready, title, code }) => (
      <TaskCard
        key={runId}
        title={t('certificates.todo.issue.title', { count: ready })}
        href={to(`/certificates/issue/${runId}`)}
        icon="certificate"
        tone="needs"
        meta={`${read(title)} · ${code}`}
      />
    ));
}

/** My certificate of these days. */
export function OwnCertificateTasks() {
  const [t, to, read] = [useT(), useAppPath(), useReadText()];
  const mine = useMyCertificates();
  if (mine.isPending) return <TodoPending />;
  const since = mine.dataUpdatedAt - NEW_DAYS * DAY_MS;
  return (mine.data?.certificates ?? [])
    .filter(
      ({ state, isDocumentReady, issuedAt }) => state === 'issued' && isDocumentReady && issuedAt.getTime() > since,
    )
    .map(({ certificateId, awardTitle, serial }) => (
      <TaskCard
        key={certificateId}
        title={t('certificates.todo.mine.title')}
        href={to('/certificates')}
        icon="certificate"
        meta={`${read(awardTitle)} · ${serial}`}
      />
    ));
}
