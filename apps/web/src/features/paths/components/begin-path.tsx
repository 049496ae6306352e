import { beginPath } from '@edukom/contracts';
import { Button, Card, TextField } from '@edukom/ui';
import { useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_PATHS } from '../queries.js';

/** A path begins with a title and an address; all else is written on its page. */
export function BeginPath({ onBegun }: { onBegun: (pathId: string) => void }) {
  const t = useT();
  const begin = useCall(beginPath, { invalidates: ABOUT_PATHS, onSuccess: ({ pathId }) => onBegun(pathId) });
  const form = useForm({ name: 'path', schema: beginPath.body, send: (body) => begin.mutateAsync({ body }) });
  return (
    <Card title={t('pathWriting.begin.title')}>
      <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
        <FormErrors
          form={form}
          labels={{ titleSq: t('pathWriting.edit.title-sq'), slug: t('pathWriting.begin.slug') }}
        />
        <TextField label={t('pathWriting.edit.title-sq')} lang="sq" {...form.text('titleSq')} />
        <TextField
          label={t('pathWriting.begin.slug')}
          hint={t('pathWriting.begin.slug-hint')}
          autoCapitalize="none"
          spellCheck={false}
          {...form.text('slug')}
        />
        <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('common.saving')}>
          {t('pathWriting.begin.submit')}
        </Button>
      </form>
    </Card>
  );
}
