import type { ContentLocale } from '@edukom/domain';
import { TextArea, TextField } from '@edukom/ui';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { OtherScript } from './other-script.js';
import { useScript, useTyped } from './use-script.js';

export interface PlainFieldProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly value: string | null;
  readonly locale: ContentLocale;
  readonly maxLength: number;
  readonly isLong?: boolean;
  /** Opened by a press of a button: the caret is in it at once. */
  readonly isFocused?: boolean;
  readonly onChange: (value: string | null) => void;
}

/** A text without marks in one language; emptied, it is not there in this language. */
export function PlainField({ value, locale, isLong = false, isFocused = false, onChange, ...field }: PlainFieldProps) {
  const script = useScript(locale);
  const [typed, type] = useTyped(value ?? '', script, (stored) => onChange(stored === '' ? null : stored));
  const input = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isFocused) input.current?.focus();
  }, [isFocused]);
  const shared = {
    ...field,
    lang: script.tag,
    value: typed,
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => type(event.target.value),
  };
  return (
    <div className="au-plain">
      {isLong ? (
        <TextArea ref={input as RefObject<HTMLTextAreaElement>} rows={3} {...shared} />
      ) : (
        <TextField ref={input as RefObject<HTMLInputElement>} {...shared} />
      )}
      {value !== null && <OtherScript locale={locale} stored={value} />}
    </div>
  );
}
