import { useId } from 'react';
import type { ReactNode } from 'react';
import { FieldGroup } from './field-group.js';
import type { FieldWords } from './field.js';

export type RadioChoice = { value: string; label: ReactNode; hint?: ReactNode; isDisabled?: boolean };

export type RadioGroupProps = FieldWords & {
  id?: string;
  name: string;
  options: readonly RadioChoice[];
  value?: string | null;
  defaultValue?: string;
  onChange?: (value: string) => void;
  className?: string;
};

export function RadioGroup({ id, name, options, value, defaultValue, onChange, ...words }: RadioGroupProps) {
  const own = useId();
  const base = id ?? own;
  return (
    <FieldGroup id={base} {...words}>
      {options.map((option, index) => {
        const optionId = `${base}-${index}`;
        // Without `value` the group is the browser's own; with it (null: nothing chosen) the page's.
        const chosen =
          value === undefined ? { defaultChecked: option.value === defaultValue } : { checked: option.value === value };
        return (
          <div key={option.value} className="ed-choice">
            <input
              type="radio"
              id={optionId}
              name={name}
              value={option.value}
              disabled={option.isDisabled}
              aria-describedby={option.hint ? `${optionId}-hint` : undefined}
              onChange={() => onChange?.(option.value)}
              {...chosen}
            />
            <label htmlFor={optionId}>{option.label}</label>
            {option.hint && (
              <p id={`${optionId}-hint`} className="ed-hint">
                {option.hint}
              </p>
            )}
          </div>
        );
      })}
    </FieldGroup>
  );
}
