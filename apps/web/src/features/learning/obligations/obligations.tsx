import { loadObligationTexts } from '@edukom/i18n';
import { useEnhanced } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { myLearningQuery } from '../queries.js';

// Most people have none of it: its code and its texts come only to those who have.
const DueTasks = lazy(async () => {
  const [{ DueTasks: Tasks }] = await Promise.all([import('./due-tasks.js'), loadObligationTexts()]);
  return { default: Tasks };
});
const ObligationList = lazy(async () => {
  const [{ ObligationList: List }] = await Promise.all([import('./obligation-list.js'), loadObligationTexts()]);
  return { default: List };
});

const useObligations = () => useQuery(myLearningQuery()).data?.obligations ?? [];

/** To do: what is mandatory or to be renewed now. */
export function ObligationTasks() {
  const due = useObligations().filter(({ state }) => state !== 'valid');
  // The home is also drawn by the server, which does not wait for code.
  const isEnhanced = useEnhanced();
  return isEnhanced && due.length > 0 && <DueTasks due={due} />;
}

/** On the pages of my courses and certificates: all of it. */
export function Obligations() {
  const obligations = useObligations();
  return (
    obligations.length > 0 && (
      <Suspense>
        <ObligationList obligations={obligations} />
      </Suspense>
    )
  );
}
