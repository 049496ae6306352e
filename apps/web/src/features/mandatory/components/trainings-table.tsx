import type { MandatoryTraining } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { type Column, Link, StatusPill, Table } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { AudienceText } from './audience-text.js';

/** Mandatory trainings with their day and how many people stand where. */
export function TrainingsTable({ trainings }: { trainings: readonly MandatoryTraining[] }) {
  const [t, to] = [useT(), useAppPath()];
  const columns: readonly Column<MandatoryTraining>[] = [
    {
      key: 'course',
      header: t('mandatory.col.course'),
      isRowHeader: true,
      cell: ({ id, courseTitle, endedAt }) => (
        <>
          <Link href={to(`/mandatory/${id}`)}>
            <Localized text={courseTitle} />
          </Link>{' '}
          {endedAt && <StatusPill status="off">{t('mandatory.ended')}</StatusPill>}
        </>
      ),
    },
    {
      key: 'audience',
      header: t('mandatory.col.audience'),
      cell: ({ audience }) => <AudienceText audience={audience} />,
    },
    { key: 'due', header: t('mandatory.col.due'), cell: ({ dueOn }) => formatDate(t.locale, dueOn) },
    { key: 'done', header: t('mandatory.col.done'), isNumeric: true, cell: ({ counts }) => counts.done },
    { key: 'enrolled', header: t('mandatory.col.enrolled'), isNumeric: true, cell: ({ counts }) => counts.enrolled },
    { key: 'missing', header: t('mandatory.col.missing'), isNumeric: true, cell: ({ counts }) => counts.missing },
    { key: 'overdue', header: t('mandatory.col.overdue'), isNumeric: true, cell: ({ counts }) => counts.overdue },
  ];
  return (
    <Table caption={t('mandatory.title')} isCaptionHidden columns={columns} rows={trainings} rowKey={({ id }) => id} />
  );
}
