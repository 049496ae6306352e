import { type OutputOf, readMessageWishes, saveMessageWishes } from '@edukom/contracts';
import { Button, CheckboxField, FieldGroup, Notice, TimeField } from '@edukom/ui';
import { useState } from 'react';
import { z } from 'zod';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** The contract's body with both ends of the quiet hours as fields of their own: either both or none. */
const schema = z
  .strictObject({
    isDigest: z.boolean(),
    isCalendarMailed: z.boolean(),
    quietFrom: time.optional(),
    quietTo: time.optional(),
  })
  .refine(({ quietFrom, quietTo }) => quietFrom === undefined || quietTo !== undefined, {
    path: ['quietTo'],
    params: { code: 'required' },
  })
  .refine(({ quietFrom, quietTo }) => quietTo === undefined || quietFrom !== undefined, {
    path: ['quietFrom'],
    params: { code: 'required' },
  })
  .refine(({ quietFrom, quietTo }) => quietFrom === undefined || quietFrom !== quietTo, {
    path: ['quietTo'],
    params: { code: 'invalid' },
  });

/** What I wish of messages to me. */
export function WishesForm({ wishes }: { readonly wishes: OutputOf<typeof readMessageWishes> }) {
  const t = useT();
  const [isSaved, setSaved] = useState(false);
  const save = useCall(saveMessageWishes, { invalidates: [keyOf(readMessageWishes)] });
  const form = useForm({
    name: 'wishes',
    schema,
    initial: {
      isDigest: wishes.isDigest,
      isCalendarMailed: wishes.isCalendarMailed,
      quietFrom: wishes.quiet?.from,
      quietTo: wishes.quiet?.to,
    },
    send: ({ isDigest, isCalendarMailed, quietFrom, quietTo }) =>
      save.mutateAsync({
        body: {
          isDigest,
          isCalendarMailed,
          quiet: quietFrom === undefined || quietTo === undefined ? null : { from: quietFrom, to: quietTo },
        },
      }),
  });
  return (
    <form
      className="web-form"
      noValidate
      onSubmit={(event) => {
        setSaved(false);
        void form.submit(event).then(setSaved);
      }}
    >
      {isSaved && <Notice tone="good" isLive title={t('messages.saved')} />}
      <FormErrors form={form} />
      <CheckboxField label={t('messages.digest')} hint={t('messages.digest-hint')} {...form.check('isDigest')} />
      <CheckboxField
        label={t('messages.calendar-mail')}
        hint={t('messages.calendar-mail-hint')}
        {...form.check('isCalendarMailed')}
      />
      <FieldGroup label={t('messages.quiet')} mark={t('common.optional')} hint={t('messages.quiet-hint')}>
        <div className="ed-field-row">
          <TimeField label={t('messages.quiet-from')} {...form.text('quietFrom')} />
          <TimeField label={t('messages.quiet-to')} {...form.text('quietTo')} />
        </div>
      </FieldGroup>
      <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('common.saving')}>
        {t('messages.save')}
      </Button>
    </form>
  );
}
