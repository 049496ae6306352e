import {
  addSession,
  checkSession,
  editSession,
  type InputOf,
  type RunDetail,
  type RunSession,
} from '@edukom/contracts';
import { Button, DateField, FieldGroup, SelectField, TextField, TimeField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { Ticks } from '../../../shared/form/ticks.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_RUNS, roomsQuery, sessionCheckQuery } from '../queries.js';
import { ConflictList } from './conflict-list.js';

export interface SessionFormProps {
  readonly run: RunDetail;
  /** The session to change; a new one when null. */
  readonly session: RunSession | null;
  /** What a new one is called until somebody writes better. */
  readonly defaultTitle: string;
  readonly onSaved: () => void;
}

type Plan = InputOf<typeof addSession>['body'];

const initialOf = (session: RunSession | null, defaultTitle: string): Partial<Plan> =>
  session
    ? {
        title: session.title,
        room: session.room,
        roomId: session.roomId ?? undefined,
        overrideReason: session.overrideReason ?? undefined,
        trainerIds: session.trainerIds,
        localDate: session.localDate,
        localStart: session.localStart,
        localEnd: session.localEnd,
        breakFrom: session.break?.from,
        breakTo: session.break?.to,
      }
    : { title: defaultTitle, trainerIds: [] };

/** What is asked while a form is filled in: only what decides about conflicts, so that typing a title asks nothing. */
function askedOf(values: Partial<Plan>, session: RunSession | null): InputOf<typeof checkSession>['body'] | null {
  const { localDate, localStart, localEnd, roomId, trainerIds } = values;
  const when = { title: '?', localDate, localStart, localEnd };
  const asked = { ...when, roomId, trainerIds, ...(session ? { sessionId: session.id } : {}) };
  const checked = checkSession.body.safeParse(asked);
  return checked.success && checked.data.localStart < checked.data.localEnd ? checked.data : null;
}

/** Rooms that can be chosen, and the one the session has. */
function RoomField({
  current,
  ...bound
}: { current: string | null } & Omit<Parameters<typeof SelectField>[0], 'label'>) {
  const t = useT();
  const read = useReadText();
  const { data } = useQuery(roomsQuery);
  const rooms = (data?.rooms ?? []).filter(({ roomId, isClosed }) => !isClosed || roomId === current);
  return (
    <SelectField
      label={t('planner.session.room')}
      emptyText={t('planner.session.room-none')}
      options={rooms.map(({ roomId, institutionName, name, seats }) => ({
        value: roomId,
        label: t('planner.session.room-choice', { institution: read(institutionName), room: name, seats }),
      }))}
      {...bound}
    />
  );
}

function useSessionForm({ run, session, defaultTitle, onSaved }: SessionFormProps) {
  const add = useCall(addSession, { invalidates: ABOUT_RUNS, onSuccess: onSaved });
  const edit = useCall(editSession, { invalidates: ABOUT_RUNS, onSuccess: onSaved });
  return useForm({
    name: 'session',
    schema: addSession.body,
    initial: initialOf(session, defaultTitle),
    send: (body) =>
      session
        ? edit.mutateAsync({ params: { sessionId: session.id }, body })
        : add.mutateAsync({ params: { runId: run.id }, body }),
  });
}

interface PartProps {
  readonly form: ReturnType<typeof useSessionForm>;
  readonly run: RunDetail;
  readonly session: RunSession | null;
}

function When({ form }: Pick<PartProps, 'form'>) {
  const t = useT();
  return (
    <>
      <TextField label={t('runs.session.name')} {...form.text('title')} />
      <DateField label={t('runs.session.date')} {...form.text('localDate')} />
      <div className="ed-field-row">
        <TimeField label={t('runs.session.start')} {...form.text('localStart')} />
        <TimeField label={t('runs.session.end')} {...form.text('localEnd')} />
      </div>
      <FieldGroup label={t('runs.session.break')} mark={t('common.optional')} hint={t('runs.session.break-hint')}>
        <div className="ed-field-row">
          <TimeField label={t('runs.session.break-from')} {...form.text('breakFrom')} />
          <TimeField label={t('runs.session.break-to')} {...form.text('breakTo')} />
        </div>
      </FieldGroup>
    </>
  );
}

function Where({ form, session }: Omit<PartProps, 'run'>) {
  const t = useT();
  return (
    <>
      <RoomField current={session?.roomId ?? null} {...form.text('roomId')} />
      {form.values.roomId === undefined && (
        <TextField
          label={t('planner.session.place')}
          mark={t('common.optional')}
          hint={t('planner.session.place-hint')}
          {...form.text('room')}
        />
      )}
    </>
  );
}

function LedBy({ form, run }: Omit<PartProps, 'session'>) {
  const t = useT();
  return (
    <Ticks
      id="session-trainerIds"
      label={t('planner.session.trainers')}
      hint={t('planner.session.trainers-hint')}
      error={form.errors.find(({ name }) => name === 'trainerIds')?.text}
      options={run.trainers.map(({ personId, name }) => ({ value: personId, label: <span lang="">{name}</span> }))}
      chosen={form.values.trainerIds}
      onChange={(chosen) => form.set('trainerIds', chosen)}
    />
  );
}

/** What is in the way, as it is filled in; for a room that is taken, why it is shared. */
function Check({ form, run, session }: PartProps) {
  const t = useT();
  const asked = askedOf(form.values, session);
  const { data } = useQuery(sessionCheckQuery(run.id, asked));
  const found = asked ? data : undefined;
  const isShared = found?.isRoomTaken === true || form.values.overrideReason !== undefined;
  return (
    <>
      <div aria-live="polite">
        {found?.conflicts.length === 0 && <p className="ed-hint">{t('planner.check.free')}</p>}
        <ConflictList conflicts={found?.conflicts ?? []} />
      </div>
      {isShared && form.values.roomId !== undefined && (
        <TextField
          label={t('planner.session.override')}
          hint={t('planner.session.override-hint')}
          maxLength={500}
          {...form.text('overrideReason')}
        />
      )}
    </>
  );
}

/** Day, times, room and trainers of a session, in local time, with what is in the way of it. */
export function SessionForm(props: SessionFormProps) {
  const t = useT();
  const { run, session } = props;
  const form = useSessionForm(props);
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormErrors form={form} />
      <When form={form} />
      <Where form={form} session={session} />
      {run.trainers.length > 1 && <LedBy form={form} run={run} />}
      <Check form={form} run={run} session={session} />
      <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('common.saving')}>
        {t('runs.session.save')}
      </Button>
    </form>
  );
}
