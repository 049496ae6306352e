import { readReview } from '@edukom/contracts';
import { queryOptions } from '@tanstack/react-query';
import { queryOf } from '../../../shared/api/queries.js';

export const reviewQuery = queryOptions({ ...queryOf(readReview, {}), staleTime: 0 });
