import { TextField, type TextFieldProps } from '@edukom/ui';
import { useState } from 'react';

export interface TypedFieldProps<V> extends Omit<TextFieldProps, 'value' | 'defaultValue' | 'onChange' | 'onBlur'> {
  readonly value: V;
  /** What the typed text stands for; undefined: for nothing that can be taken. */
  readonly read: (typed: string) => V | undefined;
  readonly write: (value: V) => string;
  readonly onChange: (value: V) => void;
}

/**
 * A number or the like as it is being typed: an emptied or half-written one may stand there, and does not become a
 * value. It follows the value when that changes by other means, and shows what is kept once it is left.
 */
export function TypedField<V>({ value, read, write, onChange, ...field }: TypedFieldProps<V>) {
  const [typed, setTyped] = useState<{ readonly text: string; readonly of: V } | null>(null);
  return (
    <TextField
      {...field}
      value={typed && typed.of === value ? typed.text : write(value)}
      onBlur={() => setTyped(null)}
      onChange={({ target: { value: text } }) => {
        const next = read(text);
        setTyped({ text, of: next === undefined ? value : next });
        if (next !== undefined && next !== value) onChange(next);
      }}
    />
  );
}

/** A decimal as people write it here: with a comma or a point, with either minus. */
export function readDecimal(typed: string): number | undefined {
  const text = typed.trim().replace(',', '.').replace('−', '-');
  return /^-?\d+(?:\.\d*)?$/u.test(text) ? Number(text) : undefined;
}

/** A whole number between two bounds. */
export const readWhole =
  (least: number, most: number) =>
  (typed: string): number | undefined => {
    const text = typed.trim();
    const number = /^\d+$/u.test(text) ? Number(text) : -1;
    return number >= least && number <= most ? number : undefined;
  };
