import { ErrorSummary } from '@edukom/ui';
import { useProblemText } from '../api/use-problem-text.js';
import { ProblemNotice } from '../feedback/problem-notice.js';
import { useT } from '../text/use-t.js';
import { named } from './field-issue.js';

export interface FormErrorsProps {
  readonly form: {
    readonly errors: readonly { readonly name: string; readonly fieldId: string; readonly text: string }[];
    readonly error: unknown;
    readonly attempt: number;
  };
  /** What each field is called, for the list of what is wrong. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Stands above the fields: which of them are wrong, or why the whole was refused. */
export function FormErrors({ form, labels = {} }: FormErrorsProps) {
  const t = useT();
  const refusal = useProblemText(form.error);
  if (form.errors.length === 0) return <ProblemNotice key={form.attempt} error={form.error} />;
  return (
    <ErrorSummary
      key={form.attempt}
      title={t('common.errors-title')}
      errors={form.errors.map(({ name, fieldId, text }) => ({ fieldId, text: named(labels[name], text) }))}
    >
      {refusal ?? t('common.errors-kept')}
    </ErrorSummary>
  );
}
