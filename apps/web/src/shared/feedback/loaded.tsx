import { Skeleton, type SkeletonProps } from '@edukom/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useT } from '../text/use-t.js';
import { ProblemNotice } from './problem-notice.js';

export interface LoadedProps<Data> {
  readonly query: UseQueryResult<Data>;
  /** The shape of what will come. */
  readonly shape?: SkeletonProps['shape'];
  readonly count?: number;
  readonly children: (data: Data) => ReactNode;
}

/** What a query gave; a skeleton before, a notice with a second try when it failed. Old data stays while new is read. */
export function Loaded<Data>({ query, shape = 'lines', count = 3, children }: LoadedProps<Data>) {
  const t = useT();
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton label={t('common.loading')} shape={shape} count={count} />;
}
