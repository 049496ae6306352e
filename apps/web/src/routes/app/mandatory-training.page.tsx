import { endMandatoryTraining, type OutputOf, type readMandatoryTraining } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { Breadcrumbs, Button, DescriptionList, Notice, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { type ReasonAsked, ReasonDialog } from '../../features/enrolment/components/reason-dialog.js';
import { AudienceText } from '../../features/mandatory/components/audience-text.js';
import { type InstitutionStanding, InstitutionsTable } from '../../features/mandatory/components/institutions-table.js';
import { TrainingPeople } from '../../features/mandatory/components/training-people.js';
import { ABOUT_TRAININGS, trainingQuery } from '../../features/mandatory/queries.js';
import { useCall } from '../../shared/api/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { Localized, useReadText } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';

type Training = OutputOf<typeof readMandatoryTraining>;

function Facts({ training }: { training: Training }) {
  const t = useT();
  const { audience, dueOn, remindDays, copiesFocalPoint } = training;
  const days = remindDays.map((count) =>
    count === 0 ? t('mandatory.form.remind-same') : t('mandatory.form.remind-day', { count }),
  );
  const reminders = [
    ...(days.length > 0 ? days : [t('mandatory.remind.none')]),
    ...(copiesFocalPoint && days.length > 0 ? [t('mandatory.copy.yes')] : []),
  ];
  return (
    <DescriptionList
      items={[
        { key: 'due', term: t('mandatory.col.due'), detail: formatDate(t.locale, dueOn) },
        {
          key: 'audience',
          term: t('mandatory.col.audience'),
          detail: <AudienceText audience={audience} most={audience.length} />,
        },
        { key: 'remind', term: t('mandatory.form.remind'), detail: reminders.join(', ') },
      ]}
    />
  );
}

function Standing({ training }: { training: Training }) {
  const [t, read] = [useT(), useReadText()];
  const [shown, setShown] = useState<InstitutionStanding | null>(null);
  return (
    <section className="ed-stack" aria-labelledby="mandatory-standing">
      <h2 id="mandatory-standing">{t('mandatory.standing')}</h2>
      {training.institutions.length === 0 ? (
        <p className="ed-hint">{t('mandatory.preview.nobody')}</p>
      ) : (
        <InstitutionsTable institutions={training.institutions} onShow={setShown} />
      )}
      {shown && (
        <TrainingPeople
          key={shown.institutionId}
          trainingId={training.id}
          institutionId={shown.institutionId}
          name={read(shown.name)}
        />
      )}
    </section>
  );
}

function TrainingView({ training }: { training: Training }) {
  const [t, to, read] = [useT(), useAppPath(), useReadText()];
  const [asked, setAsked] = useState<ReasonAsked | null>(null);
  const end = useCall(endMandatoryTraining, { invalidates: ABOUT_TRAININGS });
  const course = read(training.courseTitle);
  usePageTitle(course);
  const ask = () =>
    setAsked({
      name: `end-${training.id}`,
      title: t('mandatory.end.for', { course }),
      text: t('mandatory.end.text'),
      label: t('mandatory.end.reason'),
      submitText: t('mandatory.end'),
      isDanger: true,
      send: (reason) => end.mutateAsync({ params: { trainingId: training.id }, body: { reason } }),
    });
  return (
    <>
      <PageHeader
        title={<Localized text={training.courseTitle} />}
        breadcrumbs={
          <Breadcrumbs
            label={t('mandatory.crumbs')}
            items={[
              { text: t('mandatory.title'), href: to('/mandatory') },
              { text: <Localized text={training.courseTitle} /> },
            ]}
          />
        }
        actions={training.canEnd ? <Button onClick={ask}>{t('mandatory.end')}</Button> : undefined}
      />
      <div className="ed-stack">
        {training.endedAt && (
          <Notice
            tone="info"
            isLive
            title={t('mandatory.ended-on', {
              date: formatDate(t.locale, training.endedAt),
              reason: training.endReason ?? '',
            })}
          />
        )}
        <Facts training={training} />
        <Standing training={training} />
      </div>
      <ReasonDialog asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}

/** One mandatory training: whom it concerns, who stands where, and the way to end it. */
export function Component() {
  const { trainingId = '' } = useParams();
  const training = useQuery(trainingQuery(trainingId));
  return (
    <Loaded query={training} shape="rows" count={5}>
      {(data) => <TrainingView training={data} />}
    </Loaded>
  );
}
