import { useState } from 'react';
import type { ChangeEvent, ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from '../class-names.js';
import { Icon } from '../layout/icon.js';
import { useEnhanced } from '../use-enhanced.js';
import { Field, type FieldWords } from './field.js';

export type FileFieldProps = Omit<ComponentPropsWithRef<'input'>, 'type'> &
  FieldWords & { /** "Drop a file here or choose one". */ dropText: ReactNode };

/**
 * The native control fills the whole zone, so dropping works by the browser itself.
 * A client lays our words over it: the browser's own ("No file chosen") come in its language, not the reader's.
 */
export function FileField({ id, label, hint, error, mark, dropText, className, onChange, ...rest }: FileFieldProps) {
  const [names, setNames] = useState<readonly string[]>([]);
  const isEnhanced = useEnhanced();
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    onChange?.(event);
    // Who takes the files at once empties the field, and says itself what becomes of them.
    setNames(Array.from(event.target.files ?? [], (file) => file.name));
  };
  return (
    <Field id={id} label={label} hint={hint} error={error} mark={mark} className={className}>
      {(control) => (
        <span className={classNames('ed-drop', isEnhanced && 'ed-drop-worded')}>
          <input type="file" {...rest} {...control} onChange={choose} />
          {isEnhanced && (
            <span className="ed-drop-words" aria-live="polite">
              <Icon name={names.length > 0 ? 'file' : 'upload'} />
              {names.length > 0 ? <strong>{names.join(', ')}</strong> : <span>{dropText}</span>}
            </span>
          )}
        </span>
      )}
    </Field>
  );
}
