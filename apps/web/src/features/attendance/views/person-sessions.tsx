import type { AttendanceMatrix, MatrixPerson } from '@edukom/contracts';
import { formatDate, formatShare } from '@edukom/i18n';
import { Dialog, Link, Table } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { AttendanceStatePill } from '../components/attendance-state-pill.js';
import { AttendanceStrip, stripStateOf } from '../components/attendance-strip.js';

export interface PersonSessionsProps {
  readonly person: MatrixPerson | null;
  readonly sessions: AttendanceMatrix['sessions'];
  readonly onClose: () => void;
}

function Sessions({ person, sessions }: { person: MatrixPerson; sessions: AttendanceMatrix['sessions'] }) {
  const t = useT();
  const to = useAppPath();
  const { shareBasisPoints, status, unexcusedAbsences } = person.attendance;
  const cells = sessions.map((session, place) => ({
    ...session,
    state: stripStateOf(person.states[place] ?? 'none', session.isPast),
    minutes: person.minutes[place] ?? 0,
  }));
  return (
    <div className="ed-stack">
      <p>
        {shareBasisPoints === null
          ? t('review.matrix.no-share')
          : t('review.matrix.share', {
              share: formatShare(t.locale, shareBasisPoints),
              goal: t(`attendance.goal.${status}`),
            })}
        {' · '}
        {t('review.matrix.absences', { count: unexcusedAbsences })}
      </p>
      <AttendanceStrip cells={cells} />
      <Table
        caption={t('attendance.strip.label')}
        isCaptionHidden
        isDense
        rows={cells}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'session',
            header: t('review.matrix.session'),
            isRowHeader: true,
            cell: ({ id, title, startsAt }) => (
              <Link href={to(`/sessions/${id}/people/${person.enrolmentId}`)}>
                <span lang="">{title}</span>, {formatDate(t.locale, startsAt)}
              </Link>
            ),
          },
          {
            key: 'state',
            header: t('review.matrix.state'),
            cell: ({ state }) =>
              state === 'to-come' ? t('attendance.state.to-come') : <AttendanceStatePill state={state} />,
          },
          {
            key: 'minutes',
            header: t('review.matrix.minutes'),
            isNumeric: true,
            cell: ({ minutes, plannedMinutes }) =>
              t('review.totals.minutes-of', { attended: String(minutes), counted: String(plannedMinutes) }),
          },
        ]}
      />
    </div>
  );
}

/** One person's sessions: as boxes, and in words with a way to how each was recorded. */
export function PersonSessions({ person, sessions, onClose }: PersonSessionsProps) {
  const t = useT();
  return (
    <Dialog
      isOpen={person !== null}
      onClose={onClose}
      title={person ? `${person.givenName} ${person.familyName}` : ''}
      closeText={t('common.close')}
    >
      {person && <Sessions person={person} sessions={sessions} />}
    </Dialog>
  );
}
