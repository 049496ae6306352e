import { type ImportView, MAX_IMPORT_ROWS } from '@edukom/contracts';
import { translateCode } from '@edukom/i18n';
import { Notice } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';

/** Why the work of a job came to nothing. */
export function LastProblem({ view }: { view: ImportView }) {
  const t = useT();
  if (view.problem === null) return null;
  return (
    <Notice tone="warning" isLive title={translateCode(t, 'problem', view.problem, { maximum: MAX_IMPORT_ROWS })} />
  );
}
