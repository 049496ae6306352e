import { type Period, produceFeed } from '@edukom/contracts';
import { Button, Card, Notice, SelectField } from '@edukom/ui';
import { useState } from 'react';
import { useAnnounce } from '../../../shared/announce/announcer.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';
import { periodText } from '../figure-text.js';
import { useProduceFeed } from '../queries.js';

/** Asks for the figures of a period; stays here and says that they are being made. */
export function ProduceFeedForm({ periods, current }: { periods: readonly Period[]; current: string | null }) {
  const [t, announce] = [useT(), useAnnounce()];
  const [isAsked, setAsked] = useState(false);
  const produce = useProduceFeed();
  const form = useForm({
    name: 'produce-feed',
    schema: produceFeed.body,
    initial: current === null ? {} : { period: current },
    send: async (body) => {
      setAsked(false);
      await produce.mutateAsync({ body });
      setAsked(true);
      announce(t('observatory.feeds.produced'));
    },
  });
  return (
    <Card title={t('observatory.feeds.produce.title')}>
      <p>{t('observatory.feeds.produce.text')}</p>
      <FormErrors form={form} labels={{ period: t('observatory.period.label') }} />
      <form noValidate onSubmit={(event) => void form.submit(event)} className="web-choose">
        <SelectField
          {...form.text('period')}
          label={t('observatory.period.label')}
          options={periods.map((period) => ({ value: period.key, label: periodText(t, period) }))}
        />
        <Button type="submit" variant="primary" isBusy={form.isBusy}>
          {t('observatory.feeds.produce')}
        </Button>
      </form>
      {isAsked && <Notice tone="good" title={t('observatory.feeds.produced')} />}
    </Card>
  );
}
