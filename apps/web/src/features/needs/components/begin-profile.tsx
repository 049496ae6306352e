import { beginProfile, type CompetenceFramework } from '@edukom/contracts';
import { Button, Card, SelectField, TextField } from '@edukom/ui';
import { useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_PROFILES } from '../planning-queries.js';

interface BeginProfileProps {
  readonly frameworks: readonly CompetenceFramework[];
  readonly onBegun: (profileId: string) => void;
}

/** A profile begins with a name and a framework; its levels are chosen on its page. */
export function BeginProfile({ frameworks, onBegun }: BeginProfileProps) {
  const t = useT();
  const read = useReadText();
  const begin = useCall(beginProfile, {
    invalidates: ABOUT_PROFILES,
    onSuccess: ({ profileId }) => onBegun(profileId),
  });
  const form = useForm({ name: 'profile', schema: beginProfile.body, send: (body) => begin.mutateAsync({ body }) });
  return (
    <Card title={t('competences.begin.title')}>
      <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
        <FormErrors form={form} labels={{ nameSq: t('competences.name-sq'), framework: t('competences.framework') }} />
        <TextField label={t('competences.name-sq')} lang="sq" {...form.text('nameSq')} />
        <SelectField
          label={t('competences.framework')}
          emptyText={t('competences.framework.choose')}
          options={frameworks.map(({ key, name }) => ({ value: key, label: read(name) }))}
          {...form.text('framework')}
        />
        <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('common.saving')}>
          {t('competences.begin.submit')}
        </Button>
      </form>
    </Card>
  );
}
