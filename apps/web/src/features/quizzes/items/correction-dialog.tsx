import type { CorrectionRow, ItemRow } from '@edukom/contracts';
import { Button, Dialog, TextArea } from '@edukom/ui';
import { useState } from 'react';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';
import { useContent } from '../use-content.js';
import { type CorrectionDraft, type DraftError, kindsFor, orderOf } from './correction-draft.js';
import { CorrectionForm } from './correction-form.js';
import { Consequences, ImpactList } from './impact-list.js';
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

/** The correction that is put together; of an undo there is nothing to put together. */
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

/** The next step: to look, and after that to apply what was looked at. */
function GoOn({
  work,
  onLook,
  onApply,
}: {
  work: ReturnType<typeof useCorrecting>;
  onLook: () => void;
  onApply: () => void;
}) {
  const t = useT();
  if (work.impact)
    return (
      <Button variant="primary" isBusy={work.isApplying} busyText={t('correction.apply.busy')} onClick={onApply}>
        {t('correction.apply')}
      </Button>
    );
  return (
    <Button variant="primary" isBusy={work.isPreviewing} busyText={t('correction.preview.busy')} onClick={onLook}>
      {t('correction.preview')}
    </Button>
  );
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
  const apply = (): void => {
    const isShort = reason.trim().length < SHORTEST_REASON;
    setReasonWrong(isShort);
    if (!isShort) work.apply(reason.trim());
  };
  return (
    <Dialog
      isOpen
      isWide={work.impact !== null}
      onClose={onClose}
      title={isUndo ? t('correction.undo.title') : t('correction.title', { number: correcting.row.number })}
      closeText={t('common.close')}
      actions={
        <>
          <GoOn work={work} onLook={look} onApply={apply} />
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
          <Consequences impact={work.impact} />
          <TextArea
            label={t('correction.reason')}
            hint={t('correction.reason-hint')}
            error={isReasonWrong ? t('correction.reason-missing') : undefined}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <ImpactList impact={work.impact} withRuns={scope.runId === null} />
        </>
      )}
    </Dialog>
  );
}
