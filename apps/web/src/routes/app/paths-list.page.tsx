import type { PathDraft } from '@edukom/contracts';
import { type Column, EmptyState, Link, PageHeader, StatusPill, Table } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { BeginPath } from '../../features/paths/components/begin-path.js';
import { pathDraftsQuery } from '../../features/paths/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { Localized } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';

function PathsTable({ paths }: { paths: readonly PathDraft[] }) {
  const t = useT();
  const to = useAppPath();
  const columns: readonly Column<PathDraft>[] = [
    {
      key: 'path',
      header: t('pathWriting.list.path'),
      isRowHeader: true,
      cell: ({ pathId, title }) => (
        <Link href={to(`/paths/${pathId}`)}>
          <Localized text={title} />
        </Link>
      ),
    },
    { key: 'courses', header: t('pathWriting.list.courses'), isNumeric: true, cell: ({ courses }) => courses.length },
    {
      key: 'state',
      header: t('pathWriting.list.state'),
      cell: ({ state }) => (
        <StatusPill status={state === 'published' ? 'good' : 'open'}>{t(`pathWriting.state.${state}`)}</StatusPill>
      ),
    },
  ];
  return (
    <Table caption={t('paths.title')} isCaptionHidden columns={columns} rows={paths} rowKey={(one) => one.pathId} />
  );
}

/** Every learning path, and the beginning of another. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const navigate = useNavigate();
  usePageTitle(t('paths.title'));
  return (
    <>
      <PageHeader title={t('paths.title')} lead={t('pathWriting.list.lead')} />
      <Loaded query={useQuery(pathDraftsQuery)} shape="rows">
        {({ paths }) => (
          <div className="ed-stack">
            {paths.length === 0 ? (
              <EmptyState icon="book" title={t('pathWriting.list.empty.title')}>
                {t('pathWriting.list.empty.text')}
              </EmptyState>
            ) : (
              <PathsTable paths={paths} />
            )}
            <BeginPath onBegun={(pathId) => void navigate(to(`/paths/${pathId}`))} />
          </div>
        )}
      </Loaded>
    </>
  );
}
