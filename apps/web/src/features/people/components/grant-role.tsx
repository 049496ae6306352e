import { getPerson, grantRole } from '@edukom/contracts';
import { ROLES } from '@edukom/domain';
import { Button, Dialog, RadioGroup, SelectField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { institutionsQuery } from '../queries.js';

interface GrantRoleProps {
  readonly personId: string;
  readonly onGranted: () => void;
}

function GrantForm({ personId, onGranted, onClose }: GrantRoleProps & { onClose: () => void }) {
  const t = useT();
  const institutions = useQuery(institutionsQuery(useLocale()));
  const grant = useCall(grantRole, { invalidates: [keyOf(getPerson)] });
  const form = useForm({
    name: 'grant',
    schema: grantRole.body,
    initial: { scopeKind: 'all', scopeId: null },
    send: async (body) => {
      await grant.mutateAsync({ params: { personId }, body });
      onClose();
      onGranted();
    },
  });
  const isLocal = form.values.scopeKind === 'institution';
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} labels={{ role: t('people.grant.role'), scopeId: t('people.list.institution') }} />
      <SelectField
        {...form.text('role')}
        label={t('people.grant.role')}
        emptyText={t('people.grant.choose')}
        options={ROLES.map((role) => ({ value: role, label: t(`people.role.${role}`) }))}
      />
      <RadioGroup
        {...form.choice('scopeKind')}
        label={t('people.grant.scope')}
        options={[
          { value: 'all', label: t('people.grant.everywhere') },
          { value: 'institution', label: t('people.grant.institution') },
        ]}
        onChange={(kind) => {
          form.set('scopeKind', kind === 'institution' ? 'institution' : 'all');
          form.set('scopeId', kind === 'institution' ? '' : null);
        }}
      />
      {isLocal && (
        <SelectField
          {...form.text('scopeId')}
          label={t('people.list.institution')}
          emptyText={t('people.grant.choose')}
          options={(institutions.data?.items ?? []).map(({ institutionId, name }) => ({
            value: institutionId,
            label: name.value,
          }))}
        />
      )}
      <Button type="submit" variant="primary" isBusy={form.isBusy}>
        {t('people.grant')}
      </Button>
    </form>
  );
}

/** Gives somebody a role from today on. */
export function GrantRole(use: GrantRoleProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button isSmall onClick={() => setOpen(true)}>
        {t('people.grant')}
      </Button>
      <Dialog isOpen={isOpen} onClose={close} title={t('people.grant')} closeText={t('common.close')}>
        <GrantForm {...use} onClose={close} />
      </Dialog>
    </>
  );
}
