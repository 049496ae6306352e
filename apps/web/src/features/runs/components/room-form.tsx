import { addRoom, editRoom, listRooms, type RoomItem } from '@edukom/contracts';
import { Button, CheckboxField, SelectField, TextField } from '@edukom/ui';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import type { RunOptions } from './run-basics.js';

const ABOUT_ROOMS = [keyOf(listRooms)];

/** A new room of an institution in which one may plan. */
export function AddRoomForm({
  institutions,
  onSaved,
}: {
  institutions: RunOptions['institutions'];
  onSaved: () => void;
}) {
  const t = useT();
  const read = useReadText();
  const add = useCall(addRoom, { invalidates: ABOUT_ROOMS, onSuccess: onSaved });
  const form = useForm({ name: 'room', schema: addRoom.body, send: (body) => add.mutateAsync({ body }) });
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} />
      <SelectField
        label={t('planner.rooms.institution')}
        emptyText={t('planner.rooms.institution-empty')}
        options={institutions.map(({ id, name }) => ({ value: id, label: read(name) }))}
        {...form.text('institutionId')}
      />
      <TextField label={t('planner.rooms.name')} hint={t('planner.rooms.name-hint')} {...form.text('name')} />
      <TextField label={t('planner.rooms.seats')} inputMode="numeric" width="short" {...form.text('seats', Number)} />
      <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('common.saving')}>
        {t('planner.rooms.save')}
      </Button>
    </form>
  );
}

/** Name and seats of a room, and whether it is still in use. */
export function EditRoomForm({ room, onSaved }: { room: RoomItem; onSaved: () => void }) {
  const t = useT();
  const edit = useCall(editRoom, { invalidates: ABOUT_ROOMS, onSuccess: onSaved });
  const form = useForm({
    name: `room-${room.roomId}`,
    schema: editRoom.body,
    initial: { name: room.name, seats: room.seats, isClosed: room.isClosed },
    send: (body) => edit.mutateAsync({ params: { roomId: room.roomId }, body }),
  });
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} />
      <TextField label={t('planner.rooms.name')} hint={t('planner.rooms.name-hint')} {...form.text('name')} />
      <TextField label={t('planner.rooms.seats')} inputMode="numeric" width="short" {...form.text('seats', Number)} />
      <CheckboxField label={t('planner.rooms.close')} {...form.check('isClosed')} />
      <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('common.saving')}>
        {t('planner.rooms.save')}
      </Button>
    </form>
  );
}
