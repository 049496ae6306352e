import { useState } from 'react';
import { useEnhanced } from '../use-enhanced.js';
import { Field } from './field.js';
import type { TextFieldProps } from './text-field.js';

export type PasswordFieldProps = Omit<TextFieldProps, 'type' | 'width'> & { showText: string; hideText: string };

/** What is typed can be looked at; the switch is absent where no script runs. */
export function PasswordField({
  id,
  label,
  hint,
  error,
  mark,
  className,
  showText,
  hideText,
  ...rest
}: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  const isEnhanced = useEnhanced();
  return (
    <Field id={id} label={label} hint={hint} error={error} mark={mark} className={className}>
      {(control) => (
        <span className="ed-input-row">
          <input
            autoComplete="current-password"
            spellCheck={false}
            autoCapitalize="none"
            {...rest}
            {...control}
            type={isShown ? 'text' : 'password'}
            className="ed-input ed-input-full"
          />
          {isEnhanced && (
            <button
              type="button"
              className="ed-button ed-button-quiet"
              aria-controls={control.id}
              onClick={() => setShown(!isShown)}
            >
              {isShown ? hideText : showText}
            </button>
          )}
        </span>
      )}
    </Field>
  );
}
