import { moveRun, type NewerVersion as Newer, readNewerVersion } from '@edukom/contracts';
import { formatDate, formatShare, type Translate } from '@edukom/i18n';
import { Button, Dialog, Notice, Table, TextArea, type Column } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryOf, useCall } from '../../../shared/api/queries.js';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_RUNS } from '../queries.js';

type Person = Newer['people'][number];
type Newest = NonNullable<Newer['newest']>;

const standingText = (
  t: Translate,
  read: ReturnType<typeof useReadText>,
  { share, isCompleted, next }: Person['before'],
) =>
  [
    isCompleted ? t('runs.version.completed') : formatShare(t.locale, share),
    ...(next ? [t('runs.version.next', { title: read(next) })] : []),
  ].join(', ');

/** For whom the move changes something, before and after. */
function Changes({ newer }: { newer: Newer }) {
  const t = useT();
  const read = useReadText();
  const { people, enrolled } = newer;
  if (people.length === 0) return <p>{t('runs.version.nobody', { count: enrolled })}</p>;
  const columns: Column<Person>[] = [
    { key: 'name', header: t('runs.version.person'), isRowHeader: true, cell: ({ name }) => name },
    { key: 'before', header: t('runs.version.before'), cell: ({ before }) => standingText(t, read, before) },
    { key: 'after', header: t('runs.version.after'), cell: ({ after }) => standingText(t, read, after) },
  ];
  return (
    <>
      <p>{t('runs.version.people', { count: people.length, enrolled })}</p>
      <Table
        caption={t('runs.version.table')}
        columns={columns}
        rows={people}
        rowKey={({ enrolmentId }) => enrolmentId}
      />
    </>
  );
}

/** What people did in activities that the new version lacks would be lost: then there is no move. */
function Blockers({ newer }: { newer: Newer }) {
  const t = useT();
  const read = useReadText();
  return (
    <Notice tone="bad" title={t('runs.version.blocked')}>
      <ul>
        {newer.blockers.map(({ activityId, title, attempts }) => (
          <li key={activityId}>{t('runs.version.attempts', { title: read(title), count: attempts })}</li>
        ))}
      </ul>
    </Notice>
  );
}

interface MoveProps {
  readonly runId: string;
  readonly newer: Newer;
  readonly newest: Newest;
  readonly onClose: () => void;
  readonly onMoved: (said: string) => void;
}

function Move({ runId, newer, newest, onClose, onMoved }: MoveProps) {
  const t = useT();
  const move = useCall(moveRun, {
    invalidates: ABOUT_RUNS,
    onSuccess: () => onMoved(t('runs.version.done', { newest: newest.number })),
  });
  const form = useForm({
    name: 'version',
    schema: moveRun.body,
    initial: { versionId: newest.versionId },
    send: (body) => move.mutateAsync({ params: { runId }, body }),
  });
  const canMove = newer.blockers.length === 0;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('runs.version.dialog', { newest: newest.number })}
      closeText={t('common.close')}
      actions={
        <>
          {canMove && (
            <Button
              variant="primary"
              isBusy={form.isBusy}
              busyText={t('runs.version.busy')}
              onClick={() => void form.submit()}
            >
              {t('runs.version.move')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <FormErrors form={form} />
      {!canMove && <Blockers newer={newer} />}
      <Changes newer={newer} />
      {canMove && (
        <TextArea
          label={t('runs.version.reason')}
          hint={t('runs.version.reason-hint')}
          rows={3}
          maxLength={500}
          {...form.text('reason')}
        />
      )}
    </Dialog>
  );
}

/** Says that the course was published anew; moving the run first shows whose completion changes, and needs a reason. */
export function NewerVersion({ runId, onDone }: { runId: string; onDone: (said: string) => void }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({ ...queryOf(readNewerVersion, { params: { runId } }), staleTime: 0 });
  const newer = query.data;
  if (!newer?.newest) return null;
  const { current, newest } = newer;
  return (
    <>
      <Notice
        title={t('runs.version.title')}
        actions={<Button onClick={() => setOpen(true)}>{t('runs.version.see')}</Button>}
      >
        {t('runs.version.text', {
          current: current.number,
          newest: newest.number,
          date: formatDate(t.locale, newest.publishedAt),
        })}
      </Notice>
      {isOpen && (
        <Move
          runId={runId}
          newer={newer}
          newest={newest}
          onClose={() => setOpen(false)}
          onMoved={(said) => {
            setOpen(false);
            onDone(said);
          }}
        />
      )}
    </>
  );
}
