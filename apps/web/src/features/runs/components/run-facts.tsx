import type { RunDetail } from '@edukom/contracts';
import { formatShare, type Translate } from '@edukom/i18n';
import { DescriptionList } from '@edukom/ui';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { runDates } from '../run-dates.js';

function ruleOf(t: Translate, { thresholdBasisPoints, maxUnexcusedAbsences }: RunDetail['attendanceRule']): string {
  const share = t('runs.facts.rule-text', { share: formatShare(t.locale, thresholdBasisPoints) });
  if (maxUnexcusedAbsences === null) return share;
  return `${share}; ${t('runs.facts.absences', { count: maxUnexcusedAbsences })}`;
}

function askedOf(t: Translate, { isAttendanceRequired, quizzes, activitiesRequired }: RunDetail['awardRule']): string {
  return [
    isAttendanceRequired ? t('runs.facts.ask-attendance') : '',
    quizzes.length > 0 ? t('runs.facts.ask-quizzes', { count: quizzes.length }) : '',
    activitiesRequired.length > 0 ? t('runs.facts.ask-activities', { count: activitiesRequired.length }) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** What is agreed about a run. */
export function RunFacts({ run }: { run: RunDetail }) {
  const t = useT();
  const read = useReadText();
  const trainers = run.trainers.map((trainer) => trainer.name).join(', ');
  const isOpen = run.kind === 'open';
  const items = [
    {
      key: 'course',
      term: t('runs.facts.course'),
      detail: t('runs.facts.version', { title: read(run.courseTitle), number: run.versionNumber }),
    },
    { key: 'host', term: t('runs.facts.host'), detail: read(run.hostName) },
    ...(run.coHosts.length > 0
      ? [
          {
            key: 'co-hosts',
            term: t('planner.plan.co-hosts'),
            detail: run.coHosts.map(({ name }) => read(name)).join(', '),
          },
        ]
      : []),
    { key: 'dates', term: t(isOpen ? 'runs.facts.enrolment' : 'runs.facts.dates'), detail: runDates(t, run) },
    ...(isOpen
      ? []
      : [
          { key: 'trainers', term: t('runs.facts.trainers'), detail: trainers || t('runs.facts.nobody') },
          { key: 'rule', term: t('runs.facts.rule'), detail: ruleOf(t, run.attendanceRule) },
        ]),
    { key: 'certificate', term: t('runs.facts.certificate'), detail: askedOf(t, run.awardRule) },
  ];
  return <DescriptionList items={items} />;
}
