import { translateCode } from '@edukom/i18n';
import { useEffect, useRef, useState, type ChangeEvent, type SyntheticEvent } from 'react';
import { z } from 'zod';
import { ProblemError } from '../api/errors.js';
import { keepInput, takeInput } from '../session/kept-input.js';
import { useT } from '../text/use-t.js';
import { refusedFields, wrongFields, type FieldWrong } from './field-issue.js';

export interface FormUse<S extends z.ZodObject> {
  /** Names the form on its page: begins the ids of its fields. */
  readonly name: string;
  /** The body of the contract the form is for. */
  readonly schema: S;
  readonly initial?: Partial<z.input<S>>;
  /** Sends what was entered, decoded: usually `(body) => mutation.mutateAsync({ body })`. */
  readonly send: (body: z.output<S>) => Promise<unknown>;
}

type Values<S extends z.ZodObject> = Partial<z.input<S>>;
type Name<S extends z.ZodObject> = keyof z.input<S> & string;
type TextChange = ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>;

const NOTHING: readonly FieldWrong[] = [];

/** The state of one sending after the other: what is wrong, whether it is under way. */
function useSending<S extends z.ZodObject>({ schema, send }: FormUse<S>) {
  const [wrong, setWrong] = useState(NOTHING);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [attempt, setAttempt] = useState(0);

  const submit = async (values: Values<S>): Promise<boolean> => {
    if (isBusy) return false;
    setAttempt((count) => count + 1);
    const checked = schema.safeParse(values);
    setWrong(checked.success ? NOTHING : wrongFields(checked.error.issues, values));
    setError(null);
    if (!checked.success) return false;
    setBusy(true);
    try {
      await send(checked.data);
      return true;
    } catch (failure) {
      setError(failure);
      if (failure instanceof ProblemError) setWrong(refusedFields(failure.body));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { wrong, setWrong, error, isBusy, attempt, submit };
}

/**
 * A form over a contract's body: the same schema that the API applies is applied before sending, and what the API
 * refuses comes back to the same fields. What was typed survives a refusal, a change of language and a reload that we
 * cause. Spread `form.text('name')` into a TextField, TextArea, SelectField, DateField or PasswordField.
 */
export function useForm<S extends z.ZodObject>(use: FormUse<S>) {
  const t = useT();
  const [values, setValues] = useState<Values<S>>(() => ({ ...use.initial, ...(takeInput(use.name) as Values<S>) }));
  const latest = useRef(values);
  const { wrong, setWrong, submit, ...sending } = useSending(use);

  useEffect(() => {
    latest.current = values;
  }, [values]);
  useEffect(() => keepInput(use.name, () => latest.current), [use.name]);

  const idOf = (name: string): string => `${use.name}-${name.replaceAll('/', '-')}`;
  const textOf = ({ code, params }: FieldWrong): string => translateCode(t, 'field', code, params);
  const errorOf = (name: string): string | undefined => {
    const found = wrong.find((one) => one.name === name);
    return found && textOf(found);
  };
  const set = <K extends Name<S>>(name: K, value: z.input<S>[K] | undefined): void => {
    setValues((before) => ({ ...before, [name]: value }));
    setWrong((before) => before.filter((one) => one.name !== name));
  };
  const isOptional = (name: Name<S>): boolean => use.schema.shape[name]?.safeParse(undefined).success ?? false;
  const common = (name: Name<S>) => ({ id: idOf(name), name, error: errorOf(name) });

  return {
    values,
    set,
    ...sending,
    /** Puts new values in, such as those of a record that was loaded, and forgets what was wrong. */
    reset: (next: Values<S>) => {
      setValues(next);
      setWrong(NOTHING);
    },
    errors: wrong.map((one) => ({ name: one.name, fieldId: idOf(one.name), text: textOf(one) })),
    /** For text boxes, lists, dates. An emptied optional field is left out. `parse` for what is not text, e.g. Number. */
    text: <K extends Name<S>>(name: K, parse?: (text: string) => z.input<S>[K]) => ({
      ...common(name),
      value: String(values[name] ?? ''),
      onChange: ({ target }: TextChange) => {
        const isLeftOut = target.value === '' && (parse !== undefined || isOptional(name));
        set(name, isLeftOut ? undefined : ((parse?.(target.value) ?? target.value) as z.input<S>[K]));
      },
    }),
    /** For a CheckboxField. */
    check: <K extends Name<S>>(name: K) => ({
      ...common(name),
      checked: values[name] === true,
      onChange: ({ target }: ChangeEvent<HTMLInputElement>) => set(name, target.checked as z.input<S>[K]),
    }),
    /** For a RadioGroup. */
    choice: <K extends Name<S>>(name: K) => ({
      ...common(name),
      value: values[name] === undefined ? null : String(values[name]),
      onChange: (value: string) => set(name, value as z.input<S>[K]),
    }),
    /** For `<form noValidate onSubmit={form.submit}>`; gives whether it was sent and accepted. */
    submit: (event?: SyntheticEvent): Promise<boolean> => {
      event?.preventDefault();
      return submit(values);
    },
  };
}
