import {
  addedInstitutionKinds,
  addInstitution,
  getInstitution,
  type InstitutionNames,
  listInstitutions,
  listOrganisation,
  renameInstitution,
} from '@edukom/contracts';
import { Button, Dialog, SelectField, TextField } from '@edukom/ui';
import { useState } from 'react';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';

const TOUCHED = [keyOf(listOrganisation), keyOf(listInstitutions), keyOf(getInstitution)];
const NAMES = ['sq', 'sr-Cyrl', 'en'] as const;
const TEXTS = { sq: 'organisation.name.sq', 'sr-Cyrl': 'organisation.name.sr', en: 'organisation.name.en' } as const;

function RenameForm({
  institutionId,
  names,
  onDone,
}: {
  institutionId: string;
  names: InstitutionNames;
  onDone: () => void;
}) {
  const t = useT();
  const rename = useCall(renameInstitution, { invalidates: TOUCHED });
  const form = useForm({
    name: 'institution-names',
    schema: renameInstitution.body,
    initial: names,
    send: async (body) => {
      await rename.mutateAsync({ params: { institutionId }, body });
      onDone();
    },
  });
  const labels = Object.fromEntries(NAMES.map((name) => [name, t(TEXTS[name])]));
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <p>{t('organisation.rename.hint')}</p>
      <FormErrors form={form} labels={labels} />
      {NAMES.map((name) => (
        <TextField key={name} {...form.text(name)} label={t(TEXTS[name])} lang={name} maxLength={200} />
      ))}
      <Button type="submit" variant="primary" isBusy={form.isBusy}>
        {t('organisation.save')}
      </Button>
    </form>
  );
}

function AddForm({ onAdded }: { onAdded: (institutionId: string) => void }) {
  const t = useT();
  const add = useCall(addInstitution, { invalidates: TOUCHED });
  const [names, setNames] = useState<Partial<InstitutionNames>>({});
  const form = useForm({
    name: 'institution',
    schema: addInstitution.body,
    send: async (body) => onAdded((await add.mutateAsync({ body })).institutionId),
  });
  const labels = {
    kind: t('organisation.list.kind'),
    ...Object.fromEntries(NAMES.map((name) => [`names/${name}`, t(TEXTS[name])])),
  };
  const errorOf = (name: string) => form.errors.find((one) => one.name === `names/${name}`)?.text;
  const write = (name: (typeof NAMES)[number], value: string) => {
    const next = { sq: '', 'sr-Cyrl': '', en: '', ...names, [name]: value };
    setNames(next);
    form.set('names', next);
  };
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} labels={labels} />
      <SelectField
        {...form.text('kind')}
        label={t('organisation.list.kind')}
        emptyText={t('people.grant.choose')}
        options={addedInstitutionKinds.map((kind) => ({ value: kind, label: t(`organisation.kind.${kind}`) }))}
      />
      {NAMES.map((name) => (
        <TextField
          key={name}
          id={`institution-names-${name}`}
          label={t(TEXTS[name])}
          lang={name}
          maxLength={200}
          value={names[name] ?? ''}
          error={errorOf(name)}
          onChange={(event) => write(name, event.target.value)}
        />
      ))}
      <Button type="submit" variant="primary" isBusy={form.isBusy}>
        {t('organisation.add')}
      </Button>
    </form>
  );
}

/** Adds an institution that is no municipality. */
export function AddInstitution({ onAdded }: { onAdded: (institutionId: string) => void }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button icon="plus" onClick={() => setOpen(true)}>
        {t('organisation.add')}
      </Button>
      <Dialog isOpen={isOpen} onClose={close} title={t('organisation.add')} closeText={t('common.close')}>
        {isOpen && <AddForm onAdded={onAdded} />}
      </Dialog>
    </>
  );
}

/** Corrects the names of an institution that is no municipality. */
export function RenameInstitution(use: { institutionId: string; names: InstitutionNames; onDone: () => void }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('organisation.rename')}</Button>
      <Dialog isOpen={isOpen} onClose={close} title={t('organisation.rename')} closeText={t('common.close')}>
        {isOpen && (
          <RenameForm
            {...use}
            onDone={() => {
              close();
              use.onDone();
            }}
          />
        )}
      </Dialog>
    </>
  );
}
