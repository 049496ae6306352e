import { type RosterItem, withdrawEnrolment } from '@edukom/contracts';
import { Button, type Column, Dialog, EmptyState, StatusPill, Table } from '@edukom/ui';
import { useState } from 'react';
import { useCall } from '../../../shared/api/queries.js';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_RUNS } from '../queries.js';
import { EnrolDialog } from './enrol-dialog.js';
import { ReasonForm } from './reason-form.js';

export interface PeoplePanelProps {
  readonly runId: string;
  readonly people: readonly RosterItem[];
  readonly canEnrol: boolean;
  readonly onDone: (text: string) => void;
}

const nameOf = (person: RosterItem): string => `${person.givenName} ${person.familyName}`;

function WithdrawDialog(props: { person: RosterItem | null; onClose: () => void; onDone: (text: string) => void }) {
  const t = useT();
  const { person, onClose, onDone } = props;
  const withdraw = useCall(withdrawEnrolment, { invalidates: ABOUT_RUNS });
  const name = person ? nameOf(person) : '';
  return (
    <Dialog
      isOpen={person !== null}
      onClose={onClose}
      title={t('runs.withdraw.title', { name })}
      closeText={t('common.close')}
    >
      {person && (
        <ReasonForm
          name={`withdraw-${person.enrolmentId}`}
          text={t('runs.withdraw.text')}
          label={t('runs.withdraw.reason')}
          submitText={t('runs.withdraw.action')}
          send={(body) =>
            withdraw.mutateAsync({ params: { enrolmentId: person.enrolmentId }, body }).then(() => {
              onClose();
              onDone(t('runs.withdraw.done', { name }));
            })
          }
        />
      )}
    </Dialog>
  );
}

/** Who is in the run, and who was. */
export function PeoplePanel({ runId, people, canEnrol, onDone }: PeoplePanelProps) {
  const t = useT();
  const [isEnrolling, setEnrolling] = useState(false);
  const [leaving, setLeaving] = useState<RosterItem | null>(null);
  const enrol = canEnrol && (
    <Button icon="plus" variant={people.length === 0 ? 'primary' : 'quiet'} onClick={() => setEnrolling(true)}>
      {t('runs.enrol.action')}
    </Button>
  );
  const columns: readonly Column<RosterItem>[] = [
    {
      key: 'person',
      header: t('runs.progress.person'),
      isRowHeader: true,
      cell: (person) => `${person.familyName} ${person.givenName}`,
    },
    {
      key: 'institution',
      header: t('runs.people.institution'),
      cell: (person) => <Localized text={person.institutionName} />,
    },
    {
      key: 'state',
      header: t('runs.people.state'),
      cell: ({ state }) => (
        <StatusPill status={state === 'enrolled' ? 'active' : 'off'}>{t(`runs.people.${state}`)}</StatusPill>
      ),
    },
    {
      key: 'withdraw',
      header: <span className="ed-hidden">{t('runs.withdraw.action')}</span>,
      cell: (person) =>
        canEnrol && person.state === 'enrolled' ? (
          <Button
            isSmall
            variant="bare"
            aria-label={t('attendance.mark.for', { action: t('runs.withdraw.action'), name: nameOf(person) })}
            onClick={() => setLeaving(person)}
          >
            {t('runs.withdraw.action')}
          </Button>
        ) : null,
    },
  ];
  return (
    <div className="ed-stack">
      {people.length === 0 ? (
        <EmptyState icon="people" title={t('runs.progress.empty.title')} action={enrol}>
          {t('runs.progress.empty.text')}
        </EmptyState>
      ) : (
        <>
          {enrol && <div className="ed-actions">{enrol}</div>}
          <Table
            caption={t('runs.people.caption')}
            isCaptionHidden
            columns={columns}
            rows={people}
            rowKey={(person) => person.enrolmentId}
          />
        </>
      )}
      <EnrolDialog
        runId={runId}
        isOpen={isEnrolling}
        onClose={() => setEnrolling(false)}
        onEnrolled={(count) => {
          setEnrolling(false);
          onDone(t('runs.enrol.done', { count }));
        }}
      />
      <WithdrawDialog person={leaving} onClose={() => setLeaving(null)} onDone={onDone} />
    </div>
  );
}
