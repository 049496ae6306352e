import { grantAccommodation, listAccommodations, type PersonDetail } from '@edukom/contracts';
import { extraMinutesPerHour, MAX_EXTRA_TIME, MIN_EXTRA_TIME } from '@edukom/domain';
import { Button, DateField, Dialog, TextArea, TextField } from '@edukom/ui';
import { useState } from 'react';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';
import { today } from '../../../shared/time/today.js';

interface GrantExtraTimeProps {
  readonly person: PersonDetail;
  /** How many attempts that are being sat have a later deadline now. */
  readonly onGranted: (movedAttempts: number) => void;
}

/** Half as much again: what is granted most often. */
const USUAL = 5_000;
const PERCENT = 100;

function GrantForm({ person, onGranted, onClose }: GrantExtraTimeProps & { onClose: () => void }) {
  const t = useT();
  const grant = useCall(grantAccommodation, { invalidates: [keyOf(listAccommodations)] });
  const form = useForm({
    name: 'extra-time',
    schema: grantAccommodation.body,
    initial: { extraTime: USUAL, firstDay: today(), lastDay: null },
    send: async (body) => {
      const { movedAttempts } = await grant.mutateAsync({ params: { personId: person.personId }, body });
      onClose();
      onGranted(movedAttempts);
    },
  });
  const { extraTime, lastDay } = form.values;
  const isSayable = extraTime !== undefined && extraTime >= MIN_EXTRA_TIME && extraTime <= MAX_EXTRA_TIME;
  const labels = {
    extraTime: t('accommodation.percent'),
    firstDay: t('accommodation.first-day'),
    lastDay: t('accommodation.last-day'),
    reason: t('accommodation.reason'),
  };
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} labels={labels} />
      <TextField
        {...form.text('extraTime', (text) => Math.round(Number(text) * PERCENT))}
        value={extraTime === undefined || Number.isNaN(extraTime) ? '' : String(extraTime / PERCENT)}
        type="number"
        min={MIN_EXTRA_TIME / PERCENT}
        max={MAX_EXTRA_TIME / PERCENT}
        step={1}
        width="short"
        label={labels.extraTime}
        hint={t('accommodation.percent-hint')}
      />
      <p aria-live="polite">{isSayable && t('accommodation.per-hour', { count: extraMinutesPerHour(extraTime) })}</p>
      <DateField {...form.text('firstDay')} label={labels.firstDay} />
      <DateField
        {...form.text('lastDay')}
        value={lastDay ?? ''}
        onChange={({ target }) => form.set('lastDay', target.value === '' ? null : target.value)}
        label={labels.lastDay}
        mark={t('accommodation.optional')}
        hint={t('accommodation.last-day-hint')}
      />
      <TextArea {...form.text('reason')} label={labels.reason} hint={t('accommodation.reason-hint')} rows={3} />
      <Button type="submit" variant="primary" isBusy={form.isBusy}>
        {t('accommodation.grant')}
      </Button>
    </form>
  );
}

/** Gives somebody extra time. */
export function GrantExtraTime(use: GrantExtraTimeProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  const name = `${use.person.givenName} ${use.person.familyName}`;
  return (
    <>
      <Button isSmall onClick={() => setOpen(true)}>
        {t('accommodation.grant')}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title={t('accommodation.grant.title', { name })}
        closeText={t('common.close')}
      >
        <GrantForm {...use} onClose={close} />
      </Dialog>
    </>
  );
}
