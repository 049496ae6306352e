import { readMyNeeds } from '@edukom/contracts';
import { queryOptions } from '@tanstack/react-query';
import { keyOf, queryOf } from '../../shared/api/queries.js';

export const myNeedsQuery = queryOptions(queryOf(readMyNeeds, {}));

/** Everything about one's own needs. */
export const ABOUT_MY_NEEDS = [keyOf(readMyNeeds)];
