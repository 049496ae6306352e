import { ErrorSummary, type SummaryError } from '@edukom/ui';
import { useProblemText } from '../api/use-problem-text.js';
import { ProblemNotice } from '../feedback/problem-notice.js';
import { useT } from '../text/use-t.js';

export interface FormErrorsProps {
  readonly form: { readonly errors: readonly SummaryError[]; readonly error: unknown; readonly attempt: number };
}

/** Stands above the fields: which of them are wrong, or why the whole was refused. */
export function FormErrors({ form }: FormErrorsProps) {
  const t = useT();
  const refusal = useProblemText(form.error);
  if (form.errors.length === 0) return <ProblemNotice key={form.attempt} error={form.error} />;
  return (
    <ErrorSummary key={form.attempt} title={t('common.errors-title')} errors={form.errors}>
      {refusal ?? t('common.errors-kept')}
    </ErrorSummary>
  );
}
