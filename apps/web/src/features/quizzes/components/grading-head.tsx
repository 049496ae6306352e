import { Breadcrumbs, PageHeader } from '@edukom/ui';
import type { ReactNode } from 'react';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../../shared/navigation/use-page-title.js';
import { useIsAllowed } from '../../../shared/session/me.js';
import { useT } from '../../../shared/text/use-t.js';

export interface GradingHeadProps {
  readonly runId: string;
  readonly title: string;
  readonly lead?: string;
  readonly actions?: ReactNode;
}

/** Head of a page about the grades of one run; the way there is the one that is open to who looks. */
export function GradingHead({ runId, title, lead, actions }: GradingHeadProps) {
  const t = useT();
  const to = useAppPath();
  const canMark = useIsAllowed('grading.mark');
  usePageTitle(title);
  const way = canMark
    ? [
        { href: to('/grading'), text: t('grading.title') },
        { href: to(`/grading/${runId}`), text: t('grading.queue.run') },
      ]
    : [{ href: to(`/runs/${runId}`), text: t('grading.queue.run') }];
  return (
    <PageHeader
      breadcrumbs={<Breadcrumbs label={t('grading.title')} items={[...way, { text: title }]} />}
      title={title}
      lead={lead}
      actions={actions}
    />
  );
}
