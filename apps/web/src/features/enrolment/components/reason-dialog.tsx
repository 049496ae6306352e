import { leavePlace, withdrawNomination } from '@edukom/contracts';
import { Button, Dialog, TextField } from '@edukom/ui';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';

export interface ReasonAsked {
  readonly name: string;
  readonly title: string;
  /** What will happen. */
  readonly text: string;
  readonly label: string;
  readonly submitText: string;
  readonly isOptional?: boolean;
  readonly isDanger?: boolean;
  readonly send: (reason: string) => Promise<unknown>;
}

function ReasonForm({ asked, onClose }: { asked: ReasonAsked; onClose: () => void }) {
  const t = useT();
  const form = useForm({
    name: asked.name,
    schema: asked.isOptional ? leavePlace.body : withdrawNomination.body,
    send: ({ reason }) => asked.send(reason ?? '').then(onClose),
  });
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} />
      <p>{asked.text}</p>
      <TextField label={asked.label} maxLength={500} {...form.text('reason')} />
      <Button
        type="submit"
        variant={asked.isDanger ? 'danger' : 'primary'}
        isBusy={form.isBusy}
        busyText={t('common.saving')}
      >
        {asked.submitText}
      </Button>
    </form>
  );
}

/** Asks for a reason before something is decided or given up. */
export function ReasonDialog({ asked, onClose }: { asked: ReasonAsked | null; onClose: () => void }) {
  const t = useT();
  return (
    <Dialog isOpen={asked !== null} onClose={onClose} title={asked?.title ?? ''} closeText={t('common.close')}>
      {asked && <ReasonForm key={asked.name} asked={asked} onClose={onClose} />}
    </Dialog>
  );
}
