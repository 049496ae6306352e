import type { CompetenceFramework, CompetenceProfile } from '@edukom/contracts';
import { type Column, Link, Table } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { Localized, useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

interface ProfilesTableProps {
  readonly profiles: readonly CompetenceProfile[];
  readonly frameworks: readonly CompetenceFramework[];
}

/** Target profiles with the positions they are for. */
export function ProfilesTable({ profiles, frameworks }: ProfilesTableProps) {
  const t = useT();
  const to = useAppPath();
  const read = useReadText();
  const nameOf = new Map(frameworks.map(({ key, name }) => [key, read(name)]));
  const columns: readonly Column<CompetenceProfile>[] = [
    {
      key: 'profile',
      header: t('competences.list.profile'),
      isRowHeader: true,
      cell: ({ profileId, name, isDefault }) => (
        <>
          <Link href={to(`/competences/${profileId}`)}>
            <Localized text={name} />
          </Link>
          {isDefault && <span className="ed-hint"> ({t('competences.list.default')})</span>}
        </>
      ),
    },
    {
      key: 'framework',
      header: t('competences.list.framework'),
      cell: ({ framework }) => nameOf.get(framework) ?? framework,
    },
    {
      key: 'targets',
      header: t('competences.list.targets'),
      isNumeric: true,
      cell: ({ targets }) => targets.length,
    },
    { key: 'titles', header: t('competences.list.titles'), cell: ({ titles }) => titles.join('; ') },
  ];
  return (
    <Table
      caption={t('competences.title')}
      isCaptionHidden
      columns={columns}
      rows={profiles}
      rowKey={({ profileId }) => profileId}
    />
  );
}
