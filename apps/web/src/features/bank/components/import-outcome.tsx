import type { QuestionImport } from '@edukom/contracts';
import { formatDateTime } from '@edukom/i18n';
import { Button, LinkButton, Notice } from '@edukom/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isProblem } from '../../../shared/api/errors.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { applyFile, type Bank, BANK_KEY, importKey, undoFile } from '../queries.js';
import { inBank } from '../in-bank.js';

interface OutcomeProps {
  readonly bank: Bank;
  readonly view: QuestionImport;
}

/** Does something to the import and shows what became of it; everything read of banks is read again. */
function useOutcome({ bank, view }: OutcomeProps, work: () => Promise<QuestionImport>) {
  const client = useQueryClient();
  const key = importKey(bank, view.importId);
  return useMutation({
    mutationFn: work,
    onSuccess: async (next) => {
      await client.invalidateQueries({ queryKey: BANK_KEY, refetchType: 'none' });
      client.setQueryData(key, next);
      await client.invalidateQueries({ queryKey: [...key, 'rows'] });
    },
    // The bank changed meanwhile: the preview was made anew and stands here in a moment.
    onError: (failure) =>
      void (isProblem(failure, 'import.questions-stale') && client.invalidateQueries({ queryKey: key })),
  });
}

function Refused({ count }: { count: number }) {
  const t = useT();
  return count > 0 && <Notice tone="warning" title={t('bank.import.refused-stay', { count })} />;
}

function Ways({ bank }: { bank: Bank }) {
  const t = useT();
  const to = useAppPath();
  return (
    <>
      <LinkButton href={to(inBank('/bank', bank))} variant="primary">
        {t('bank.import.to-bank')}
      </LinkButton>
      <LinkButton href={to(inBank('/bank/import', bank))}>{t('imports.another')}</LinkButton>
    </>
  );
}

function Preview(props: OutcomeProps) {
  const { bank, view } = props;
  const t = useT();
  const to = useAppPath();
  const { create, update, error: refused } = view.counts;
  const apply = useOutcome(props, () => applyFile(bank, view.importId, view.revision));
  return (
    <div className="ed-stack">
      <ProblemNotice error={apply.error} />
      <Refused count={refused} />
      {create + update === 0 && <Notice title={t('bank.import.nothing-to-do')} />}
      <div className="ed-actions">
        {create + update > 0 && (
          <Button
            variant="primary"
            isBusy={apply.isPending}
            busyText={t('imports.applying')}
            onClick={() => apply.mutate()}
          >
            {t('bank.import.apply', { count: create + update })}
          </Button>
        )}
        <LinkButton href={to(inBank('/bank/import', bank))}>{t('imports.another')}</LinkButton>
      </div>
    </div>
  );
}

function Applied(props: OutcomeProps) {
  const { bank, view } = props;
  const t = useT();
  const locale = useLocale();
  const { create, update, skip, error } = view.counts;
  const undo = useOutcome(props, () => undoFile(bank, view.importId));
  return (
    <div className="ed-stack">
      <ProblemNotice error={undo.error} />
      <Notice
        tone="good"
        isLive
        title={t('bank.import.done', { created: create, updated: update, skipped: skip, refused: error })}
      >
        {view.undoUntil && t('bank.import.undo-until', { time: formatDateTime(locale, view.undoUntil) })}
      </Notice>
      <div className="ed-actions">
        <Ways bank={bank} />
        {view.undoUntil && create + update > 0 && (
          <Button isBusy={undo.isPending} busyText={t('bank.import.undoing')} onClick={() => undo.mutate()}>
            {t('bank.import.undo')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What the import would do, did, or did and took back. */
export function ImportOutcome(props: OutcomeProps) {
  const t = useT();
  if (props.view.state === 'previewed') return <Preview {...props} />;
  if (props.view.state === 'applied') return <Applied {...props} />;
  return (
    <div className="ed-stack">
      <Notice tone="good" isLive title={t('bank.import.undone')} />
      <div className="ed-actions">
        <Ways bank={props.bank} />
      </div>
    </div>
  );
}
