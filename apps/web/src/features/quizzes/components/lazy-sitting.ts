import { lazy } from 'react';
import { OfflineError } from '../../../shared/api/errors.js';
import { isMissingChunk, reloadOnce } from '../../../shared/session/reload-once.js';

const load = () => import('./sitting.js');

/** A newer release has another sheet, with another page; without a network the page stays. */
function renew(error: unknown): void {
  if (isMissingChunk(error) && navigator.onLine) reloadOnce();
}

/** The sheet of questions with all it ever needs, whatever the questions: nothing is loaded between two of them. */
export const LazySitting = lazy(() =>
  load().then(
    ({ Sitting }) => ({ default: Sitting }),
    (error: unknown) => {
      renew(error);
      throw error;
    },
  ),
);

/** Before an attempt is begun: a clock must not run for a sheet that cannot be shown. */
export async function bringSitting(): Promise<void> {
  try {
    await load();
  } catch (error) {
    renew(error);
    throw new OfflineError();
  }
}

/** While the rules are read. What fails now is brought when it is needed. */
export const preloadSitting = (): void => void load().catch(() => undefined);
