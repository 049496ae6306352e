import { type DeadLetterItem, dropDeadLetter, listDeadLetters } from '@edukom/contracts';
import { Button, Dialog, TextArea } from '@edukom/ui';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';
import { kindText } from '../kind-text.js';
import { useReadAgain } from '../queries.js';

interface GiveUpFormProps {
  readonly letter: DeadLetterItem;
  readonly onDone: (letter: DeadLetterItem) => void;
}

function GiveUpForm({ letter, onDone }: GiveUpFormProps) {
  const t = useT();
  const readAgain = useReadAgain();
  const drop = useCall(dropDeadLetter, {
    invalidates: [keyOf(listDeadLetters)],
    onSuccess: () => onDone(letter),
  });
  const form = useForm({
    name: `give-up-${letter.deadLetterId}`,
    schema: dropDeadLetter.body,
    send: (body) => drop.mutateAsync({ params: { deadLetterId: letter.deadLetterId }, body }, readAgain),
  });
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <p>{t('jobs.drop.text', { work: kindText(t, letter.kind) })}</p>
      <FormErrors form={form} labels={{ reason: t('jobs.drop.reason') }} />
      <TextArea
        {...form.text('reason')}
        label={t('jobs.drop.reason')}
        hint={t('jobs.drop.reason-hint')}
        maxLength={500}
        rows={3}
      />
      <Button type="submit" variant="danger" isBusy={form.isBusy} busyText={t('common.saving')}>
        {t('jobs.drop')}
      </Button>
    </form>
  );
}

export interface GiveUpDialogProps {
  /** What is about to be given up; null: nothing. */
  readonly letter: DeadLetterItem | null;
  readonly onClose: () => void;
  readonly onDone: (letter: DeadLetterItem) => void;
}

/** Gives work up, with a reason that is kept. */
export function GiveUpDialog({ letter, onClose, onDone }: GiveUpDialogProps) {
  const t = useT();
  return (
    <Dialog isOpen={letter !== null} onClose={onClose} title={t('jobs.drop.title')} closeText={t('common.close')}>
      {letter && <GiveUpForm key={letter.deadLetterId} letter={letter} onDone={onDone} />}
    </Dialog>
  );
}
