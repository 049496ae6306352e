import type { OutputOf, readRunOptions } from '@edukom/contracts';
import { Button, FieldGroup, SelectField } from '@edukom/ui';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

export interface CoHostsProps {
  readonly id: string;
  readonly error?: string | undefined;
  readonly options: OutputOf<typeof readRunOptions>['coHosts'];
  /** The leading host, which is no further one. */
  readonly without: string | undefined;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** Institutions that host together with the leading one: those chosen, and a list to add one more. */
export function CoHosts({ id, error, options, without, chosen, onChange }: CoHostsProps) {
  const t = useT();
  const read = useReadText();
  const rest = options.filter((one) => one.id !== without && !chosen.includes(one.id));
  return (
    <FieldGroup
      id={id}
      label={t('planner.plan.co-hosts')}
      mark={t('common.optional')}
      hint={t('planner.plan.co-hosts-hint')}
      error={error}
    >
      <ul className="runs-picked">
        {options
          .filter((one) => chosen.includes(one.id))
          .map((one) => (
            <li key={one.id}>
              {read(one.name)}{' '}
              <Button
                isSmall
                variant="bare"
                aria-label={t('planner.plan.remove', { name: read(one.name) })}
                icon="close"
                onClick={() => onChange(chosen.filter((other) => other !== one.id))}
              />
            </li>
          ))}
      </ul>
      <SelectField
        label={t('planner.plan.add-host')}
        emptyText={t('planner.plan.choose-host')}
        options={rest.map((one) => ({ value: one.id, label: read(one.name) }))}
        value=""
        onChange={(event) => {
          if (event.target.value !== '') onChange([...chosen, event.target.value]);
        }}
      />
    </FieldGroup>
  );
}
