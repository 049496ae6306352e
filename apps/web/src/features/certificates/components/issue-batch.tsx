import type { InputOf, OutputOf, readRunEligibility } from '@edukom/contracts';
import { Button, CheckboxField, Dialog, Notice, ProgressBar } from '@edukom/ui';
import { useState } from 'react';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { useIssue } from '../queries.js';

export type RunEligibility = OutputOf<typeof readRunEligibility>;
export type Candidate = RunEligibility['items'][number];
type Ids = InputOf<typeof readRunEligibility>['params'];

/** So many in one request, so that a long batch shows how far it is and a lost connection costs little. */
const PORTION = 25;

interface Progress {
  readonly done: number;
  readonly all: number;
  readonly issued: number;
  readonly failed: readonly string[];
}

/** Issues portion by portion; what was issued before counts as done when it is tried again. */
function useIssueBatch({ runId }: Ids) {
  const issue = useIssue();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = async (enrolmentIds: readonly string[]): Promise<void> => {
    setBusy(true);
    let state: Progress = { done: 0, all: enrolmentIds.length, issued: 0, failed: [] };
    setProgress(state);
    try {
      for (let from = 0; from < enrolmentIds.length; from += PORTION) {
        const portion = enrolmentIds.slice(from, from + PORTION);
        const { results } = await issue.mutateAsync({ params: { runId }, body: { enrolmentIds: portion } });
        const issued = results.filter(({ outcome }) => outcome === 'issued').length;
        const failed = results.filter(({ certificate }) => certificate === null).map(({ enrolmentId }) => enrolmentId);
        state = {
          ...state,
          done: state.done + portion.length,
          issued: state.issued + issued,
          failed: [...state.failed, ...failed],
        };
        setProgress(state);
      }
    } finally {
      setBusy(false);
    }
  };
  return { run, progress, isBusy, error: issue.error };
}

function Outcome({ progress, names }: { progress: Progress; names: ReadonlyMap<string, string> }) {
  const t = useT();
  return (
    <>
      {progress.issued > 0 && (
        <Notice tone="good" isLive title={t('certificates.issue.done', { count: progress.issued })} />
      )}
      {progress.failed.length > 0 && (
        <Notice tone="warning" isLive title={t('certificates.issue.failed')}>
          {progress.failed.map((id) => names.get(id) ?? '').join(', ')}
        </Notice>
      )}
    </>
  );
}

/** Whose certificates are ready: chosen by hand, counted before, issued together. */
export function IssueBatch({ runId, ready, all }: Ids & { ready: readonly Candidate[]; all: readonly Candidate[] }) {
  const [t, read] = [useT(), useReadText()];
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setAsking] = useState(false);
  const batch = useIssueBatch({ runId });
  const open = ready.filter(({ isOneself }) => !isOneself);
  const chosen = open.filter(({ enrolmentId }) => !left.has(enrolmentId));
  const names = new Map(all.map((one) => [one.enrolmentId, `${one.givenName} ${one.familyName}`]));
  const choose = (enrolmentId: string, isChosen: boolean) =>
    setLeft((before) => new Set(isChosen ? [...before].filter((id) => id !== enrolmentId) : [...before, enrolmentId]));
  const submit = t('certificates.issue.submit', { count: chosen.length });
  return (
    <div className="ed-stack">
      <ProblemNotice error={batch.error} />
      {batch.isBusy && batch.progress && (
        <ProgressBar
          label={t('certificates.issue.title')}
          value={batch.progress.done}
          max={batch.progress.all}
          valueText={`${batch.progress.done} / ${batch.progress.all}`}
        />
      )}
      {!batch.isBusy && batch.progress && <Outcome progress={batch.progress} names={names} />}
      {ready.length === 0 && <p>{t('certificates.issue.none-ready')}</p>}
      {open.length > 1 && (
        <CheckboxField
          label={t('certificates.issue.select-all')}
          checked={chosen.length === open.length}
          onChange={({ target }) => setLeft(new Set(target.checked ? [] : open.map(({ enrolmentId }) => enrolmentId)))}
        />
      )}
      <ul className="cert-people">
        {ready.map(({ enrolmentId, givenName, familyName, institution, isOneself }) => (
          <li key={enrolmentId}>
            <CheckboxField
              label={`${familyName} ${givenName}`}
              hint={isOneself ? t('certificates.issue.oneself') : read(institution)}
              checked={!isOneself && !left.has(enrolmentId)}
              disabled={isOneself || batch.isBusy}
              onChange={({ target }) => choose(enrolmentId, target.checked)}
            />
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <div className="ed-actions">
          <Button
            variant="primary"
            icon="certificate"
            disabled={chosen.length === 0}
            isBusy={batch.isBusy}
            onClick={() => setAsking(true)}
          >
            {submit}
          </Button>
        </div>
      )}
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('certificates.issue.confirm.title')}
        closeText={t('common.close')}
        actions={
          <>
            <Button
              variant="primary"
              onClick={() => {
                setAsking(false);
                void batch.run(chosen.map(({ enrolmentId }) => enrolmentId)).catch(() => undefined);
              }}
            >
              {submit}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
          </>
        }
      >
        <p>{t('certificates.issue.confirm.text')}</p>
        <p>{chosen.map(({ givenName, familyName }) => `${givenName} ${familyName}`).join(', ')}</p>
      </Dialog>
    </div>
  );
}
