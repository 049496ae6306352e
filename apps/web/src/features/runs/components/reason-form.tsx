import { cancelSession } from '@edukom/contracts';
import { Button, TextField } from '@edukom/ui';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';

export interface ReasonFormProps {
  readonly name: string;
  /** What will happen. */
  readonly text: string;
  readonly label: string;
  readonly submitText: string;
  readonly send: (body: { reason: string }) => Promise<unknown>;
}

/** Takes something away, with a reason that the trail keeps. */
export function ReasonForm({ name, text, label, submitText, send }: ReasonFormProps) {
  const t = useT();
  const form = useForm({ name, schema: cancelSession.body, send });
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} />
      <p>{text}</p>
      <TextField label={label} maxLength={500} {...form.text('reason')} />
      <Button type="submit" variant="danger" isBusy={form.isBusy} busyText={t('common.saving')}>
        {submitText}
      </Button>
    </form>
  );
}
