import { listMyClaims } from '@edukom/contracts';
import { queryOptions } from '@tanstack/react-query';
import { queryOf } from '../../../shared/api/queries.js';

/** Apart from the queries of every home: learners load it with their sessions only. */
export const myClaimsQuery = queryOptions(queryOf(listMyClaims, {}));
