import { CheckboxField, FieldGroup } from '@edukom/ui';
import type { ReactNode } from 'react';

const toggled = <T,>(list: readonly T[] | undefined, one: T): T[] =>
  list?.includes(one) ? list.filter((other) => other !== one) : [...(list ?? []), one];

/** Several ticks that make one list. */
export function Ticks<T extends string>(props: {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  options: readonly { value: T; label: ReactNode }[];
  chosen: readonly T[] | undefined;
  onChange: (chosen: T[]) => void;
}) {
  const { options, chosen, onChange, ...group } = props;
  return (
    <FieldGroup {...group}>
      {options.map(({ value, label }) => (
        <CheckboxField
          key={value}
          label={label}
          checked={chosen?.includes(value) ?? false}
          onChange={() => onChange(toggled(chosen, value))}
        />
      ))}
    </FieldGroup>
  );
}
