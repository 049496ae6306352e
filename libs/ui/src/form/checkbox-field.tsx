import { useId } from 'react';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from '../class-names.js';
import { FieldError } from './field-error.js';

export type CheckboxFieldProps = Omit<ComponentPropsWithRef<'input'>, 'type'> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
};

export function CheckboxField({ id, label, hint, error, className, ...rest }: CheckboxFieldProps) {
  const own = useId();
  const controlId = id ?? own;
  const described = [hint && `${controlId}-hint`, error && `${controlId}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={classNames('ed-choice-field', error ? 'ed-field-wrong' : undefined, className)}>
      {error && <FieldError id={`${controlId}-error`}>{error}</FieldError>}
      <div className="ed-choice">
        <input
          type="checkbox"
          {...rest}
          id={controlId}
          aria-describedby={described}
          aria-invalid={error ? true : undefined}
        />
        <label htmlFor={controlId}>{label}</label>
        {hint && (
          <p id={`${controlId}-hint`} className="ed-hint">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
