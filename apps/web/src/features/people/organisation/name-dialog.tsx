import { addDepartment } from '@edukom/contracts';
import { Button, Dialog, TextField } from '@edukom/ui';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly hint?: string;
  readonly initial?: string;
  readonly onClose: () => void;
  /** Sends the name; a refusal stays in the form. */
  readonly onSend: (name: string) => Promise<unknown>;
}

/** One name to give or correct: of a department or a position. Their bodies are the same. */
export function NameDialog({ title, label, hint, initial = '', onClose, onSend }: NameDialogProps) {
  const t = useT();
  const form = useForm({
    name: 'part-name',
    schema: addDepartment.body,
    initial: { name: initial },
    send: async ({ name }) => {
      await onSend(name);
      onClose();
    },
  });
  return (
    <Dialog isOpen onClose={onClose} title={title} closeText={t('common.close')}>
      <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
        <FormErrors form={form} labels={{ name: label }} />
        <TextField {...form.text('name')} label={label} hint={hint} maxLength={200} autoComplete="off" />
        <Button type="submit" variant="primary" isBusy={form.isBusy}>
          {t('organisation.save')}
        </Button>
      </form>
    </Dialog>
  );
}
