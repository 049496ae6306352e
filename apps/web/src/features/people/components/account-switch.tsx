import { getPerson, listPeople, type PersonDetail, setAccountState } from '@edukom/contracts';
import { Button, Dialog, TextArea } from '@edukom/ui';
import { useState } from 'react';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';

interface AccountSwitchProps {
  readonly person: PersonDetail;
  readonly onChanged: (isActive: boolean) => void;
}

function SwitchForm({ person, onChanged, onClose }: AccountSwitchProps & { onClose: () => void }) {
  const t = useT();
  const active = person.account === 'deactivated';
  const change = useCall(setAccountState, { invalidates: [keyOf(getPerson), keyOf(listPeople)] });
  const form = useForm({
    name: 'account',
    schema: setAccountState.body,
    initial: { active },
    send: async (body) => {
      await change.mutateAsync({ params: { personId: person.personId }, body });
      onClose();
      onChanged(active);
    },
  });
  const name = `${person.givenName} ${person.familyName}`;
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <p>{active ? t('people.reactivate.what', { name }) : t('people.deactivate.what', { name })}</p>
      <FormErrors form={form} labels={{ reason: t('people.reason-for-change') }} />
      <TextArea
        {...form.text('reason')}
        label={t('people.reason-for-change')}
        hint={t('people.reason-hint')}
        rows={3}
      />
      <Button type="submit" variant={active ? 'primary' : 'danger'} isBusy={form.isBusy}>
        {t(active ? 'people.reactivate' : 'people.deactivate')}
      </Button>
    </form>
  );
}

/** Deactivates or reactivates an account: says what it does and asks why. */
export function AccountSwitch(use: AccountSwitchProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  const text = t(use.person.account === 'deactivated' ? 'people.reactivate' : 'people.deactivate');
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text}</Button>
      <Dialog isOpen={isOpen} onClose={close} title={text} closeText={t('common.close')}>
        <SwitchForm {...use} onClose={close} />
      </Dialog>
    </>
  );
}
