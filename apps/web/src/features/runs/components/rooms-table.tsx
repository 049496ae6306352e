import type { RoomItem } from '@edukom/contracts';
import { Button, type Column, StatusPill, Table } from '@edukom/ui';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

/** Rooms by institution, with a way to change one's own. */
export function RoomsTable({ rooms, onEdit }: { rooms: readonly RoomItem[]; onEdit: (room: RoomItem) => void }) {
  const t = useT();
  const columns: readonly Column<RoomItem>[] = [
    {
      key: 'name',
      header: t('planner.rooms.name'),
      isRowHeader: true,
      cell: ({ name }) => <span lang="">{name}</span>,
    },
    {
      key: 'institution',
      header: t('planner.rooms.institution'),
      cell: ({ institutionName }) => <Localized text={institutionName} />,
    },
    { key: 'seats', header: t('planner.rooms.seats'), isNumeric: true, cell: ({ seats }) => seats },
    {
      key: 'state',
      header: t('planner.rooms.state'),
      cell: ({ isClosed }) => (
        <StatusPill status={isClosed ? 'off' : 'good'}>
          {t(isClosed ? 'planner.rooms.closed' : 'planner.rooms.in-use')}
        </StatusPill>
      ),
    },
    {
      key: 'action',
      header: t('planner.rooms.actions'),
      cell: (room) =>
        room.canEdit && (
          <Button
            isSmall
            icon="edit"
            aria-label={t('planner.rooms.edit-named', { name: room.name })}
            onClick={() => onEdit(room)}
          >
            {t('planner.rooms.edit')}
          </Button>
        ),
    },
  ];
  return (
    <Table
      caption={t('planner.rooms.caption')}
      isCaptionHidden
      columns={columns}
      rows={rooms}
      rowKey={({ roomId }) => roomId}
    />
  );
}
