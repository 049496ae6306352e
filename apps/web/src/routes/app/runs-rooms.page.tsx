import type { RoomItem } from '@edukom/contracts';
import { Breadcrumbs, Button, Dialog, EmptyState, Notice, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AddRoomForm, EditRoomForm } from '../../features/runs/components/room-form.js';
import { RoomsTable } from '../../features/runs/components/rooms-table.js';
import { roomsQuery, runOptionsQuery } from '../../features/runs/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

function NewRoom({ onSaved }: { onSaved: () => void }) {
  const options = useQuery(runOptionsQuery);
  return (
    <Loaded query={options} count={4}>
      {({ institutions }) => <AddRoomForm institutions={institutions} onSaved={onSaved} />}
    </Loaded>
  );
}

/** The rooms sessions are held in. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const rooms = useQuery(roomsQuery);
  const [task, setTask] = useState<RoomItem | 'add' | null>(null);
  const [isSaved, setSaved] = useState(false);
  usePageTitle(t('planner.rooms.title'));
  const open = (next: RoomItem | 'add') => {
    setSaved(false);
    setTask(next);
  };
  const saved = () => {
    setTask(null);
    setSaved(true);
  };
  const add = (
    <Button variant="primary" icon="plus" onClick={() => open('add')}>
      {t('planner.rooms.add')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('planner.rooms.title')}
        lead={t('planner.rooms.lead')}
        breadcrumbs={
          <Breadcrumbs
            label={t('runs.crumbs')}
            items={[{ text: t('runs.list.title'), href: to('/runs') }, { text: t('planner.rooms.title') }]}
          />
        }
        actions={add}
      />
      {isSaved && <Notice tone="good" isLive title={t('planner.rooms.saved')} />}
      <Loaded query={rooms} shape="rows" count={6}>
        {({ rooms: all }) =>
          all.length === 0 ? (
            <EmptyState icon="map" title={t('planner.rooms.empty.title')} action={add}>
              {t('planner.rooms.empty.text')}
            </EmptyState>
          ) : (
            <RoomsTable rooms={all} onEdit={open} />
          )
        }
      </Loaded>
      <Dialog
        isOpen={task !== null}
        onClose={() => setTask(null)}
        title={t(task === 'add' ? 'planner.rooms.add' : 'planner.rooms.edit-title')}
        closeText={t('common.close')}
      >
        {task === 'add' && <NewRoom onSaved={saved} />}
        {task !== null && task !== 'add' && <EditRoomForm key={task.roomId} room={task} onSaved={saved} />}
      </Dialog>
    </>
  );
}
