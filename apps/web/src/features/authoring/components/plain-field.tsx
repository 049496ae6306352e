import type { ContentLocale } from '@edukom/domain';
import { TextArea, TextField } from '@edukom/ui';
import type { ReactNode } from 'react';
import { OtherScript } from '../script/other-script.js';
import { useScript, useTyped } from '../script/use-script.js';

export interface PlainFieldProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly value: string | null;
  readonly locale: ContentLocale;
  readonly maxLength: number;
  readonly isLong?: boolean;
  readonly onChange: (value: string | null) => void;
}

/** A text without marks in one language; emptied, it is not there in this language. */
export function PlainField({ value, locale, isLong = false, onChange, ...field }: PlainFieldProps) {
  const script = useScript(locale);
  const [typed, type] = useTyped(value ?? '', script, (stored) => onChange(stored === '' ? null : stored));
  const Field = isLong ? TextArea : TextField;
  return (
    <div className="au-plain">
      <Field
        {...field}
        {...(isLong ? { rows: 3 } : {})}
        lang={script.tag}
        value={typed}
        autoComplete="off"
        onChange={(event: { target: { value: string } }) => type(event.target.value)}
      />
      {value !== null && <OtherScript locale={locale} stored={value} />}
    </div>
  );
}
