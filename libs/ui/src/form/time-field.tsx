import { TextField, type TextFieldProps } from './text-field.js';

export type TimeFieldProps = Omit<TextFieldProps, 'type' | 'width'>;

/** The browser's own time control: its value is `HH:MM` in every locale, its look is the reader's. */
export function TimeField(props: TimeFieldProps) {
  return <TextField {...props} type="time" width="short" />;
}
