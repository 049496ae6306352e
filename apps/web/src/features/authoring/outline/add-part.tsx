import { addActivity, addModule } from '@edukom/contracts';
import { Button, SelectField, TextField } from '@edukom/ui';
import { useEffect, useRef } from 'react';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';
import type { DraftChanges } from './use-outline.js';

export interface AddPartProps {
  readonly changes: DraftChanges;
  readonly onClose: () => void;
}

/** The caret goes into the first field of a form that has just opened. */
function useFirstField() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), []);
  return form;
}

export function AddModule({ changes, onClose }: AddPartProps) {
  const t = useT();
  const box = useFirstField();
  const form = useForm({
    name: 'module',
    schema: addModule.body,
    send: async ({ title }) => {
      await changes.addModule(title);
      onClose();
    },
  });
  return (
    <form ref={box} className="au-add-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} />
      <TextField
        label={t('authoring.outline.module-name')}
        maxLength={200}
        autoComplete="off"
        {...form.text('title')}
      />
      <div className="ed-actions">
        <Button type="submit" variant="primary" isSmall isBusy={form.isBusy} busyText={t('common.saving')}>
          {t('authoring.outline.add-module')}
        </Button>
        <Button isSmall onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

export function AddActivity({ moduleId, changes, onClose }: AddPartProps & { moduleId: string }) {
  const t = useT();
  const box = useFirstField();
  const form = useForm({
    name: `activity-${moduleId}`,
    schema: addActivity.body,
    initial: { kind: 'lesson', minutes: 10 },
    send: async (body) => {
      await changes.addActivity(moduleId, body);
      onClose();
    },
  });
  return (
    <form ref={box} className="au-add-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} />
      <TextField
        label={t('authoring.outline.activity-name')}
        maxLength={200}
        autoComplete="off"
        {...form.text('title')}
      />
      <div className="ed-field-row">
        <SelectField
          label={t('authoring.outline.kind')}
          options={[
            { value: 'lesson', label: t('authoring.activity-kind.lesson') },
            { value: 'quiz', label: t('authoring.activity-kind.quiz') },
          ]}
          {...form.text('kind')}
        />
        <TextField
          label={t('authoring.settings.minutes')}
          inputMode="numeric"
          width="short"
          {...form.text('minutes', Number)}
        />
      </div>
      <div className="ed-actions">
        <Button type="submit" variant="primary" isSmall isBusy={form.isBusy} busyText={t('common.saving')}>
          {t('authoring.outline.add-activity')}
        </Button>
        <Button isSmall onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
