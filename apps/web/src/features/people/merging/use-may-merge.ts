import { isAllowed } from '@edukom/domain';
import { useMe } from '../../../shared/session/me.js';

/** Whether I may merge accounts: only who may everywhere, since two accounts know no institution's bounds. */
export const useMayMerge = (): boolean => isAllowed(useMe().grants, 'people.merge', []);
