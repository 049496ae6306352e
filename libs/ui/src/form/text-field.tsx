import type { ComponentPropsWithRef } from 'react';
import { classNames } from '../class-names.js';
import { Field, type FieldWords } from './field.js';

/** How much is expected: the box's width is a hint. */
export type FieldWidth = 'short' | 'medium' | 'full';

export type TextFieldProps = Omit<ComponentPropsWithRef<'input'>, 'width'> & FieldWords & { width?: FieldWidth };

export function TextField({
  id,
  label,
  hint,
  error,
  mark,
  width = 'full',
  className,
  type = 'text',
  ...rest
}: TextFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} mark={mark} className={className}>
      {(control) => (
        <input type={type} className={classNames('ed-input', `ed-input-${width}`)} {...rest} {...control} />
      )}
    </Field>
  );
}
