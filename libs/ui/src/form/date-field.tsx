import { TextField, type TextFieldProps } from './text-field.js';

export type DateFieldProps = Omit<TextFieldProps, 'type' | 'width'>;

/** The browser's own date control: its value is `YYYY-MM-DD` in every locale, its look is the reader's. */
export function DateField(props: DateFieldProps) {
  return <TextField {...props} type="date" width="short" />;
}
