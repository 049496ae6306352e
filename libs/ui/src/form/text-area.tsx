import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Field, type FieldWords } from './field.js';

export type TextAreaProps = ComponentPropsWithRef<'textarea'> &
  FieldWords & { /** Below the box: how much is left, "saved 10:42". */ footnote?: ReactNode };

export function TextArea({ id, label, hint, error, mark, footnote, className, rows = 5, ...rest }: TextAreaProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} mark={mark} className={className}>
      {(control) => (
        <>
          <textarea rows={rows} className="ed-input ed-input-full ed-textarea" {...rest} {...control} />
          {footnote && <div className="ed-footnote">{footnote}</div>}
        </>
      )}
    </Field>
  );
}
