import type { Period } from '@edukom/contracts';
import { Button, SelectField } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import { periodText } from '../figure-text.js';

/** Chooses among periods with a release, by an ordinary form; nothing to choose with one. */
export function PeriodChooser({ periods, chosen }: { readonly periods: readonly Period[]; readonly chosen: string }) {
  const t = useT();
  if (periods.length < 2) return null;
  return (
    <form method="get" className="web-choose">
      <SelectField
        id="period"
        name="period"
        label={t('observatory.period.label')}
        defaultValue={chosen}
        options={periods.map((period) => ({ value: period.key, label: periodText(t, period) }))}
      />
      <Button type="submit">{t('common.show')}</Button>
    </form>
  );
}
