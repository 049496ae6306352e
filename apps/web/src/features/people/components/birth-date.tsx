import { getPerson, listDuplicates, type PersonDetail, setBirthDate } from '@edukom/contracts';
import { Button, DateField, Dialog } from '@edukom/ui';
import { useState } from 'react';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';

interface BirthDateProps {
  readonly person: PersonDetail;
  readonly onDone: (text: string) => void;
}

function BirthForm({ person, onDone, onClose }: BirthDateProps & { onClose: () => void }) {
  const t = useT();
  const save = useCall(setBirthDate, { invalidates: [keyOf(getPerson), keyOf(listDuplicates)] });
  const form = useForm({
    name: 'birth',
    schema: setBirthDate.body,
    initial: { birthDate: person.birthDate },
    send: async (body) => {
      await save.mutateAsync({ params: { personId: person.personId }, body });
      onClose();
      onDone(t('merging.birth.done'));
    },
  });
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} labels={{ birthDate: t('merging.birth.term') }} />
      <DateField
        {...form.text('birthDate')}
        value={form.values.birthDate ?? ''}
        onChange={({ target }) => form.set('birthDate', target.value === '' ? null : target.value)}
        label={t('merging.birth.term')}
        hint={t('merging.birth.hint')}
      />
      <Button type="submit" variant="primary" isBusy={form.isBusy}>
        {t('merging.birth.save')}
      </Button>
    </form>
  );
}

/** Notes somebody's date of birth: optional, to tell people of one name apart. */
export function BirthDate(use: BirthDateProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button isSmall onClick={() => setOpen(true)}>
        {t('merging.birth.change')}
      </Button>
      <Dialog isOpen={isOpen} onClose={close} title={t('merging.birth.change')} closeText={t('common.close')}>
        {isOpen && <BirthForm {...use} onClose={close} />}
      </Dialog>
    </>
  );
}
