import { useId } from 'react';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.js';
import { FieldError } from './field-error.js';
import type { FieldWords } from './field.js';

export type FieldGroupProps = FieldWords & {
  id?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/** Several controls under one question. Its `id` is where an ErrorSummary leads; focus goes to the first control. */
export function FieldGroup({ id, label, hint, error, mark, className, children }: FieldGroupProps) {
  const own = useId();
  const groupId = id ?? own;
  const described = [hint && `${groupId}-hint`, error && `${groupId}-error`].filter(Boolean).join(' ') || undefined;
  return (
    // The bar of a wrong group stands on a box of its own: a fieldset's edge begins in the middle of its legend.
    <div className={classNames('ed-field', error ? 'ed-field-wrong' : undefined, className)}>
      <fieldset id={groupId} aria-describedby={described} className="ed-field-group">
        <legend className="ed-label">
          {label}
          {mark && <span className="ed-label-mark"> {mark}</span>}
        </legend>
        {hint && (
          <p id={`${groupId}-hint`} className="ed-hint">
            {hint}
          </p>
        )}
        {error && <FieldError id={`${groupId}-error`}>{error}</FieldError>}
        {children}
      </fieldset>
    </div>
  );
}
