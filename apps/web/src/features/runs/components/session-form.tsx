import { addSession, editSession, type RunSession } from '@edukom/contracts';
import { Button, DateField, FieldGroup, TextField, TimeField } from '@edukom/ui';
import { useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_RUNS } from '../queries.js';

export interface SessionFormProps {
  readonly runId: string;
  /** The session to change; a new one when null. */
  readonly session: RunSession | null;
  /** What a new one is called until somebody writes better. */
  readonly defaultTitle: string;
  readonly onSaved: () => void;
}

const initialOf = (session: RunSession | null, defaultTitle: string) =>
  session
    ? {
        title: session.title,
        room: session.room,
        localDate: session.localDate,
        localStart: session.localStart,
        localEnd: session.localEnd,
        breakFrom: session.break?.from,
        breakTo: session.break?.to,
      }
    : { title: defaultTitle };

/** Day, times and room of a session, in local time. */
export function SessionForm({ runId, session, defaultTitle, onSaved }: SessionFormProps) {
  const t = useT();
  const add = useCall(addSession, { invalidates: ABOUT_RUNS, onSuccess: onSaved });
  const edit = useCall(editSession, { invalidates: ABOUT_RUNS, onSuccess: onSaved });
  const form = useForm({
    name: 'session',
    schema: addSession.body,
    initial: initialOf(session, defaultTitle),
    send: (body) =>
      session
        ? edit.mutateAsync({ params: { sessionId: session.id }, body })
        : add.mutateAsync({ params: { runId }, body }),
  });
  const optional = t('common.optional');
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} />
      <TextField label={t('runs.session.name')} {...form.text('title')} />
      <DateField label={t('runs.session.date')} {...form.text('localDate')} />
      <div className="ed-field-row">
        <TimeField label={t('runs.session.start')} {...form.text('localStart')} />
        <TimeField label={t('runs.session.end')} {...form.text('localEnd')} />
      </div>
      <FieldGroup label={t('runs.session.break')} mark={optional} hint={t('runs.session.break-hint')}>
        <div className="ed-field-row">
          <TimeField label={t('runs.session.break-from')} {...form.text('breakFrom')} />
          <TimeField label={t('runs.session.break-to')} {...form.text('breakTo')} />
        </div>
      </FieldGroup>
      <TextField label={t('runs.session.room')} mark={optional} {...form.text('room')} />
      <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('common.saving')}>
        {t('runs.session.save')}
      </Button>
    </form>
  );
}
