import { EmptyState, Pager } from '@edukom/ui';
import type { ReactNode } from 'react';
import { useT } from '../../../shared/text/use-t.js';

interface ReportRowsProps {
  readonly isEmpty: boolean;
  readonly isBusy: boolean;
  readonly firstHref: string | undefined;
  readonly nextHref: string | undefined;
  readonly children: ReactNode;
}

/** The rows of a page, or why there are none; behind them the way on. */
export function ReportRows({ isEmpty, isBusy, firstHref, nextHref, children }: ReportRowsProps) {
  const t = useT();
  if (isEmpty)
    return (
      <EmptyState icon="chart" title={t('reports.empty.title')}>
        {t('reports.empty.text')}
      </EmptyState>
    );
  return (
    <div className="ed-stack" aria-busy={isBusy}>
      {children}
      {(firstHref || nextHref) && (
        <Pager
          label={t('reports.rows')}
          previousText={t('common.back')}
          nextText={t('reports.more')}
          previousHref={firstHref}
          nextHref={nextHref}
        />
      )}
    </div>
  );
}
