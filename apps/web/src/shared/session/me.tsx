import { getMe, type Me } from '@edukom/contracts';
import { isAllowed, type Action } from '@edukom/domain';
import { createContext, use, type ReactNode } from 'react';
import { queryOf } from '../api/queries.js';

/** Who is signed in, with the grants. */
export const meQuery = { ...queryOf(getMe, {}), staleTime: 5 * 60_000 };

const MeContext = createContext<Me | null>(null);

export function MeProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <MeContext value={me}>{children}</MeContext>;
}

/** The person signed in; every page below the layout has one. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('useMe() is for pages below the layout');
  return me;
}

/** Whether I may do this anywhere: for showing a control. The API decides. */
export const useIsAllowed = (action: Action): boolean => isAllowed(useMe().grants, action);
