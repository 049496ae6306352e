import type { CorrectionRow, ItemRow } from '@edukom/contracts';
import { Button, Dialog, TextArea } from '@edukom/ui';
import { useEffect, useState } from 'react';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';
import { useContent } from '../use-content.js';
import { type CorrectionDraft, type DraftError, kindsFor, orderOf } from './correction-draft.js';
import { CorrectionForm } from './correction-form.js';
import { ImpactList } from './impact-list.js';
import type { ItemScope } from './scope.js';
import { useCorrecting } from './use-correcting.js';

/** A question to be corrected, or a correction to be taken back. */
export type Correcting =
  { readonly kind: 'question'; readonly row: ItemRow } | { readonly kind: 'undo'; readonly made: CorrectionRow };

export interface CorrectionDialogProps {
  readonly scope: ItemScope;
  readonly correcting: Correcting;
  readonly onClose: () => void;
  readonly onDone: (people: number) => void;
}

const SHORTEST_REASON = 3;

/** The correction that is put together; an undo has nothing to put together and is looked at right away. */
function useDraft({ correcting }: CorrectionDialogProps, preview: ReturnType<typeof useCorrecting>['preview']) {
  const [draft, setDraft] = useState<CorrectionDraft>({
    kind: correcting.kind === 'question' ? (kindsFor(correcting.row)[0] ?? 'void') : 'void',
    chosen: [],
    text: '',
    tolerance: '',
  });
  const [error, setError] = useState<DraftError | null>(null);
  const look = (): void => {
    if (correcting.kind === 'undo') return preview({ kind: 'undo', correctionId: correcting.made.correctionId });
    const made = orderOf(correcting.row, draft);
    if ('error' in made) return setError(made.error);
    setError(null);
    preview(made.order);
  };
  return { draft, setDraft, error, look };
}

/** First what should happen, then whose result changes, then a reason: nothing is applied that was not looked at. */
export function CorrectionDialog(props: CorrectionDialogProps) {
  const { scope, correcting, onClose, onDone } = props;
  const t = useT();
  const read = useContent();
  const work = useCorrecting(scope, onDone);
  const { draft, setDraft, error, look } = useDraft(props, work.preview);
  const [reason, setReason] = useState('');
  const [isReasonWrong, setReasonWrong] = useState(false);
  const isUndo = correcting.kind === 'undo';
  useEffect(() => {
    if (isUndo) look();
    // Once, when it opens.
  }, []);
  const apply = (): void => {
    const isShort = reason.trim().length < SHORTEST_REASON;
    setReasonWrong(isShort);
    if (!isShort) work.apply(reason.trim());
  };
  const goOn = work.impact ? (
    <Button variant="primary" isBusy={work.isApplying} busyText={t('correction.apply.busy')} onClick={apply}>
      {t('correction.apply')}
    </Button>
  ) : (
    <Button variant="primary" isBusy={work.isPreviewing} busyText={t('correction.preview.busy')} onClick={look}>
      {t('correction.preview')}
    </Button>
  );
  return (
    <Dialog
      isOpen
      isWide={work.impact !== null}
      onClose={onClose}
      title={isUndo ? t('correction.undo.title') : t('correction.title', { number: correcting.row.number })}
      closeText={t('common.close')}
      actions={
        <>
          {goOn}
          {work.impact && !isUndo ? (
            <Button onClick={work.back}>{t('correction.back')}</Button>
          ) : (
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          )}
        </>
      }
    >
      <p>{read(isUndo ? correcting.made.prompt : correcting.row.prompt).value}</p>
      <p className="ed-hint">{t(scope.runId === null ? 'correction.scope.all' : 'correction.scope')}</p>
      <ProblemNotice error={work.error} />
      {!isUndo && !work.impact && (
        <CorrectionForm row={correcting.row} draft={draft} error={error} onChange={setDraft} />
      )}
      {work.impact && (
        <>
          <ImpactList impact={work.impact} withRuns={scope.runId === null} />
          <TextArea
            label={t('correction.reason')}
            hint={t('correction.reason-hint')}
            error={isReasonWrong ? t('correction.reason-missing') : undefined}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </>
      )}
    </Dialog>
  );
}
