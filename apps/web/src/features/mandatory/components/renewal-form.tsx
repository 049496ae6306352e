import { type CourseRenewal, readRenewal, saveRenewal } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { Button, DateField, Notice, RadioGroup, TextField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useIsAllowed } from '../../../shared/session/me.js';
import { useT } from '../../../shared/text/use-t.js';
import { renewalQuery } from '../queries.js';

const KINDS = ['none', 'rolling', 'fixed'] as const;

function Form({ courseId, renewal }: { courseId: string; renewal: CourseRenewal }) {
  const t = useT();
  const [isSaved, setSaved] = useState(false);
  const save = useCall(saveRenewal, { invalidates: [keyOf(readRenewal)] });
  const form = useForm({
    name: 'renewal',
    schema: saveRenewal.body,
    initial: renewal ?? { kind: 'none' },
    send: (body) => save.mutateAsync({ params: { courseId }, body }),
  });
  const { kind } = form.values;
  return (
    <form
      className="web-form"
      noValidate
      onSubmit={(event) => {
        setSaved(false);
        void form.submit(event).then(setSaved);
      }}
    >
      {isSaved && <Notice tone="good" isLive title={t('mandatory.renewal.saved')} />}
      <FormErrors form={form} />
      <RadioGroup
        label={t('mandatory.renewal.kind')}
        options={KINDS.map((value) => ({ value, label: t(`mandatory.renewal.${value}`) }))}
        {...form.choice('kind')}
      />
      {kind !== 'none' && (
        <TextField
          label={t(kind === 'fixed' ? 'mandatory.renewal.window' : 'mandatory.renewal.months')}
          inputMode="numeric"
          width="short"
          {...form.text('months', Number)}
        />
      )}
      {kind === 'rolling' && (
        <TextField
          label={t('mandatory.renewal.opens')}
          inputMode="numeric"
          width="short"
          {...form.text('opensDays', Number)}
        />
      )}
      {kind === 'fixed' && <DateField label={t('mandatory.renewal.anchor')} {...form.text('anchoredOn')} />}
      <Button type="submit" isBusy={form.isBusy} busyText={t('common.saving')}>
        {t('mandatory.renewal.save')}
      </Button>
    </form>
  );
}

/** For who writes the course but does not plan trainings. */
function Standing({ renewal }: { renewal: CourseRenewal }) {
  const t = useT();
  const kind = renewal?.kind ?? 'none';
  const facts: [string, string | number][] = [[t('mandatory.renewal.kind'), t(`mandatory.renewal.${kind}`)]];
  if (renewal)
    facts.push([t(renewal.kind === 'fixed' ? 'mandatory.renewal.window' : 'mandatory.renewal.months'), renewal.months]);
  if (renewal?.kind === 'rolling') facts.push([t('mandatory.renewal.opens'), renewal.opensDays]);
  if (renewal?.kind === 'fixed') facts.push([t('mandatory.renewal.anchor'), formatDate(t.locale, renewal.anchoredOn)]);
  return (
    <>
      <dl className="ed-stack">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="ed-hint">{t('mandatory.renewal.read-only')}</p>
    </>
  );
}

/** When a course has to be done again. It is not part of the draft: it holds for what was completed already. */
export function RenewalForm({ courseId }: { courseId: string }) {
  const t = useT();
  const renewal = useQuery(renewalQuery(courseId));
  const mayChange = useIsAllowed('run.plan');
  return (
    <section className="ed-stack" aria-labelledby="renewal">
      <h2 id="renewal">{t('mandatory.renewal.title')}</h2>
      <p className="ed-hint">{t('mandatory.renewal.lead')}</p>
      <Loaded query={renewal} count={2}>
        {(data) =>
          mayChange ? <Form courseId={courseId} renewal={data.renewal} /> : <Standing renewal={data.renewal} />
        }
      </Loaded>
    </section>
  );
}
