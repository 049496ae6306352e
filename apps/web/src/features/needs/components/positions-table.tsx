import type { listProfiles, OutputOf } from '@edukom/contracts';
import { Card, type Column, Table } from '@edukom/ui';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

type Answer = OutputOf<typeof listProfiles>;
type Position = Answer['positions'][number];

/** Titles people hold today, and where they lead: what has no profile yet is seen at a glance. */
export function PositionsTable({ positions, profiles }: Answer) {
  const t = useT();
  const read = useReadText();
  const names = new Map(profiles.map(({ profileId, name }) => [profileId, read(name)]));
  const fallback = profiles.find(({ isDefault }) => isDefault);
  const profileText = ({ profileId }: Position): string => {
    if (profileId) return names.get(profileId) ?? '';
    return fallback ? `${read(fallback.name)} (${t('competences.list.default')})` : t('competences.positions.none');
  };
  const columns: readonly Column<Position>[] = [
    { key: 'position', header: t('competences.positions.position'), isRowHeader: true, cell: ({ title }) => title },
    { key: 'people', header: t('competences.positions.people'), isNumeric: true, cell: ({ people }) => people },
    { key: 'profile', header: t('competences.positions.profile'), cell: profileText },
  ];
  return (
    <Card title={t('competences.positions.title')}>
      <Table
        caption={t('competences.positions.caption')}
        isCaptionHidden
        columns={columns}
        rows={positions}
        rowKey={({ title }) => title}
        empty={t('competences.positions.empty')}
      />
    </Card>
  );
}
