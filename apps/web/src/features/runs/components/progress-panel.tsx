import type { OutputOf, readRoster, RosterItem } from '@edukom/contracts';
import { formatShare, type Translate } from '@edukom/i18n';
import { Card, type Column, EmptyState, type Status, StatusPill, Table } from '@edukom/ui';
import { Localized, useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

type Roster = OutputOf<typeof readRoster>;

const GOAL: Readonly<Record<RosterItem['attendance']['status'], Status>> = {
  met: 'good',
  'on-track': 'active',
  unreachable: 'bad',
  'not-met': 'bad',
};

const shareText = (t: Translate, share: number | null): string => (share === null ? '–' : formatShare(t.locale, share));

function Figures({ people }: { people: readonly RosterItem[] }) {
  const t = useT();
  const shares = people.flatMap(({ attendance }) => attendance.shareBasisPoints ?? []);
  const mean = shares.length > 0 ? Math.round(shares.reduce((a, b) => a + b, 0) / shares.length) : null;
  const count = (...statuses: RosterItem['attendance']['status'][]) =>
    people.filter(({ attendance }) => statuses.includes(attendance.status)).length;
  const figures = [
    { key: 'share', value: shareText(t, mean), text: t('runs.progress.share') },
    { key: 'met', value: count('met'), text: t('runs.progress.met') },
    { key: 'risk', value: count('unreachable', 'not-met'), text: t('runs.progress.at-risk') },
  ];
  return (
    <dl className="ed-figures">
      {figures.map(({ key, value, text }) => (
        <div key={key} className="ed-figure">
          <dt>{text}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Attendance({ person }: { person: RosterItem }) {
  const t = useT();
  const { shareBasisPoints, status } = person.attendance;
  return (
    <span className="runs-attendance">
      {shareText(t, shareBasisPoints)} <StatusPill status={GOAL[status]}>{t(`attendance.goal.${status}`)}</StatusPill>
    </span>
  );
}

/** How far everybody is: attendance, lessons and quizzes. */
export function ProgressPanel({ roster }: { roster: Roster }) {
  const t = useT();
  const read = useReadText();
  const people = roster.people.filter((person) => person.state === 'enrolled');
  if (people.length === 0)
    return (
      <EmptyState icon="people" title={t('runs.progress.empty.title')}>
        {t('runs.progress.empty.text')}
      </EmptyState>
    );
  const columns: readonly Column<RosterItem>[] = [
    {
      key: 'person',
      header: t('runs.progress.person'),
      isRowHeader: true,
      cell: (person) => (
        <>
          {person.familyName} {person.givenName}
          <span className="ed-hint runs-code">
            <Localized text={person.institutionName} />
          </span>
        </>
      ),
    },
    { key: 'attendance', header: t('runs.progress.attendance'), cell: (person) => <Attendance person={person} /> },
    {
      key: 'lessons',
      header: t('runs.progress.lessons'),
      isNumeric: true,
      cell: (person) => t('runs.progress.of', { done: person.lessonsCompleted, all: roster.lessons }),
    },
    ...roster.quizzes.map((quiz) => ({
      key: quiz.quizId,
      header: read(quiz.title),
      cell: (person: RosterItem) => quizText(t, person, quiz.quizId),
    })),
  ];
  return (
    <Card title={t('runs.progress.title')}>
      <Figures people={people} />
      <Table
        caption={t('runs.progress.caption')}
        isCaptionHidden
        isDense
        columns={columns}
        rows={people}
        rowKey={(person) => person.enrolmentId}
      />
    </Card>
  );
}

function quizText(t: Translate, person: RosterItem, quizId: string): string {
  const quiz = person.quizzes.find((one) => one.quizId === quizId);
  if (!quiz) return t('runs.quiz.none');
  const share = shareText(t, quiz.shareBasisPoints);
  if (quiz.state === 'graded') return t('runs.quiz.graded', { share });
  return quiz.state === 'released' ? t('runs.quiz.released', { share }) : t(`runs.quiz.${quiz.state}`);
}
