import { type CompetenceFramework, type CompetenceProfile, saveProfile } from '@edukom/contracts';
import { Button, CheckboxField, Notice, SelectField, TextArea, TextField } from '@edukom/ui';
import { useState } from 'react';
import { isProblem } from '../../../shared/api/errors.js';
import { useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_PROFILES } from '../planning-queries.js';
import { TargetsField } from './targets-field.js';

/** What a form over a profile begins with. */
const valuesOf = ({ revision, name, framework, isDefault, titles, targets }: CompetenceProfile) => ({
  revision,
  nameSq: name.texts.sq?.v ?? '',
  nameSr: name.texts['sr-Cyrl']?.v,
  nameEn: name.texts.en?.v,
  framework,
  isDefault,
  titles: [...titles],
  targets: targets.map(({ competence, level }) => ({ competence, level })),
});

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

interface ProfileFormProps {
  readonly profile: CompetenceProfile;
  readonly frameworks: readonly CompetenceFramework[];
  readonly onSaved: () => void;
  /** Reads the profile again when somebody else has changed it. */
  readonly onReload: () => void;
}

/** Names, positions and the level asked for in each competence. */
export function ProfileForm({ profile, frameworks, onSaved, onReload }: ProfileFormProps) {
  const t = useT();
  const read = useReadText();
  const save = useCall(saveProfile, { invalidates: ABOUT_PROFILES });
  const form = useForm({
    name: 'profile-edit',
    schema: saveProfile.body,
    initial: valuesOf(profile),
    send: async (body) => {
      form.reset(valuesOf(await save.mutateAsync({ params: { profileId: profile.profileId }, body })));
      onSaved();
    },
  });
  const [titles, setTitles] = useState((form.values.titles ?? []).join('\n'));
  const framework = frameworks.find(({ key }) => key === form.values.framework);
  const errorOf = (name: string) => form.errors.find((one) => one.name === name)?.text;
  return (
    <form className="web-form needs-profile" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} />
      {isProblem(form.error, 'draft.changed') && (
        <Notice tone="warning" actions={<Button onClick={onReload}>{t('competences.edit.reload')}</Button>} />
      )}
      <TextField label={t('competences.name-sq')} lang="sq" {...form.text('nameSq')} />
      <TextField label={t('competences.name-sr')} lang="sr-Cyrl" {...form.text('nameSr')} />
      <TextField label={t('competences.name-en')} lang="en" {...form.text('nameEn')} />
      <CheckboxField label={t('competences.edit.default')} {...form.check('isDefault')} />
      <TextArea
        id="profile-edit-titles"
        label={t('competences.edit.titles')}
        hint={t('competences.edit.titles-hint')}
        error={errorOf('titles')}
        rows={4}
        value={titles}
        onChange={({ target }) => {
          setTitles(target.value);
          form.set('titles', linesOf(target.value));
        }}
      />
      <SelectField
        label={t('competences.framework')}
        hint={t('competences.edit.framework-changes')}
        options={frameworks.map(({ key, name }) => ({ value: key, label: read(name) }))}
        {...form.text('framework')}
        onChange={({ target }) => {
          form.set('framework', target.value);
          form.set('targets', []);
        }}
      />
      {framework && (
        <TargetsField
          id="profile-edit-targets"
          framework={framework}
          targets={form.values.targets ?? []}
          error={errorOf('targets')}
          onChange={(targets) => form.set('targets', targets)}
        />
      )}
      <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('common.saving')}>
        {t('common.save')}
      </Button>
    </form>
  );
}
