import type { Endpoint, InputOf } from '@edukom/contracts';
import { translateCode } from '@edukom/i18n';
import { Button, ErrorSummary, Notice, PasswordField, TextField, type TextFieldProps } from '@edukom/ui';
import { createContext, use, type ReactNode } from 'react';
import { pathOf, queryString } from '../api/path-of.js';
import { named } from '../form/field-issue.js';
import { usePublicPage } from './public-page.js';

const fieldId = (name: string): string => `field-${name}`;
const FormContext = createContext(false);

/** What came back for one field of the page's form: what was typed, and what is wrong with it in words. */
export function useReturnedField(name: string) {
  const { t, request } = usePublicPage();
  if (!use(FormContext)) throw new Error('A field of a public form stands inside a PublicForm');
  const wrong = request.form?.problem.errors?.find((error) => error.pointer === `/${name}`);
  return {
    id: fieldId(name),
    name,
    defaultValue: request.form?.values[name],
    error: wrong && translateCode(t, 'field', wrong.code, wrong.params),
  };
}

/** What was wrong with the form that came back: the fields in one list, or the refusal in one sentence. */
function Returned({ labels }: { labels: Readonly<Record<string, string>> }) {
  const { t, request } = usePublicPage();
  const problem = request.form?.problem;
  if (!problem) return null;
  const text = translateCode(t, 'problem', problem.code, problem.params);
  if (!problem.errors?.length) return <Notice tone="bad" title={text} tabIndex={-1} data-focus="" />;
  return (
    <ErrorSummary
      title={t('common.errors-title')}
      errors={problem.errors.map(({ pointer, code, params }) => ({
        fieldId: fieldId(pointer.slice(1)),
        text: named(labels[pointer.slice(1)], translateCode(t, 'field', code, params)),
      }))}
    >
      {text}
    </ErrorSummary>
  );
}

export type PublicFormProps<E extends Endpoint> = {
  endpoint: E;
  /** Where a success leads: a path with its locale. Without it the contract's own `form.success`. */
  next?: string | undefined;
  submitText: string;
  /** What each field is called, for the list of what is wrong. */
  labels?: Readonly<Record<string, string>>;
  children?: ReactNode;
} & (InputOf<E> extends { params: infer P } ? { params: P } : { params?: undefined });

/**
 * A form that works without JavaScript: it posts to the endpoint's own path; the API answers with 303 or renders this
 * page again with the problem. Fields use `useReturnedField`.
 */
export function PublicForm<E extends Endpoint>({
  endpoint,
  params,
  next,
  submitText,
  labels = {},
  children,
}: PublicFormProps<E>) {
  const { locale } = usePublicPage();
  const path = (pathOf as (endpoint: Endpoint, params: unknown) => string)(endpoint, params);
  return (
    <FormContext value={true}>
      <form method="post" action={path + queryString({ locale, next })} className="web-form">
        <Returned labels={labels} />
        {children}
        <Button type="submit" variant="primary">
          {submitText}
        </Button>
      </form>
    </FormContext>
  );
}

/** A line of text in a public form. */
export function PublicTextField({ name, ...rest }: TextFieldProps & { name: string }) {
  return <TextField {...rest} {...useReturnedField(name)} />;
}

/** A password in a public form: never filled in again; the page's script adds the switch that shows it. */
export function PublicPasswordField({ name, ...rest }: Omit<TextFieldProps, 'type' | 'width'> & { name: string }) {
  const { t } = usePublicPage();
  const { defaultValue: _typed, ...returned } = useReturnedField(name);
  const words = { 'data-show': t('common.show'), 'data-hide': t('common.hide') };
  return (
    <PasswordField
      showText={t('common.show')}
      hideText={t('common.hide')}
      required
      {...words}
      {...rest}
      {...returned}
    />
  );
}
