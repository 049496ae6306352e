import type { ComponentPropsWithRef } from 'react';
import { classNames } from '../class-names.js';
import { Field, type FieldWords } from './field.js';
import type { FieldWidth } from './text-field.js';

/** `lang`: of a label in another language than the page. */
export type Choice = { value: string; label: string; lang?: string | undefined; isDisabled?: boolean };

export type SelectFieldProps = Omit<ComponentPropsWithRef<'select'>, 'width'> &
  FieldWords & {
    options?: readonly Choice[];
    /** The first, empty choice, such as "Choose a municipality". */
    emptyText?: string;
    width?: FieldWidth;
  };

/** A native list. Children (option groups) may stand instead of `options`. */
export function SelectField({
  id,
  label,
  hint,
  error,
  mark,
  width = 'full',
  options = [],
  emptyText,
  className,
  children,
  ...rest
}: SelectFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} mark={mark} className={className}>
      {(control) => (
        <select className={classNames('ed-input', 'ed-select', `ed-input-${width}`)} {...rest} {...control}>
          {emptyText !== undefined && <option value="">{emptyText}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} lang={option.lang} disabled={option.isDisabled}>
              {option.label}
            </option>
          ))}
          {children}
        </select>
      )}
    </Field>
  );
}
