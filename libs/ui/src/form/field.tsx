import { useId } from 'react';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.js';
import { FieldError } from './field-error.js';

/** The words around a control, the same for every field. */
export type FieldWords = {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Stands after the label, such as "(optional)". */
  mark?: ReactNode;
};

/** What a control takes over from its field. */
export type FieldControl = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };

export type FieldProps = FieldWords & {
  id?: string | undefined;
  className?: string | undefined;
  children: (control: FieldControl) => ReactNode;
};

/** Label, hint, error, control, in this order: the error is read before the control. */
export function Field({ id, label, hint, error, mark, className, children }: FieldProps) {
  const own = useId();
  const controlId = id ?? own;
  const described = [hint && `${controlId}-hint`, error && `${controlId}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={classNames('ed-field', error ? 'ed-field-wrong' : undefined, className)}>
      <label htmlFor={controlId} className="ed-label">
        {label}
        {mark && <span className="ed-label-mark"> {mark}</span>}
      </label>
      {hint && (
        <p id={`${controlId}-hint`} className="ed-hint">
          {hint}
        </p>
      )}
      {error && <FieldError id={`${controlId}-error`}>{error}</FieldError>}
      {children({ id: controlId, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
    </div>
  );
}
