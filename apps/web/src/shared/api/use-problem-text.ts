import { translateCode, type Translate } from '@edukom/i18n';
import { useT } from '../text/use-t.js';
import { OfflineError, ProblemError } from './errors.js';

/** What went wrong, in the reader's words; null when nothing did. */
export function problemText(t: Translate, error: unknown): string | null {
  if (error === null || error === undefined) return null;
  if (error instanceof OfflineError) return t('common.offline');
  if (error instanceof ProblemError) return translateCode(t, 'problem', error.body.code, error.body.params);
  return t('problem.server.error');
}

export const useProblemText = (error: unknown): string | null => problemText(useT(), error);
