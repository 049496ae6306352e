import type { CourseOutline } from '@edukom/contracts';
import { Breadcrumbs, Card, LinkButton, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { CourseProgress } from '../../features/learning/components/course-progress.js';
import { Enrolled } from '../../features/learning/components/enrolled.js';
import { KeepCourse } from '../../features/learning/components/keep-course.js';
import { LeaveCourse } from '../../features/learning/components/leave-course.js';
import { NextStep } from '../../features/learning/components/next-step.js';
import { OutlineList } from '../../features/learning/components/outline-list.js';
import { RunState, runDates, sessionText } from '../../features/learning/components/run-facts.js';
import { useReading } from '../../shared/text/localized.js';
import { useProgressOutbox } from '../../features/learning/progress/use-progress-outbox.js';
import { outlineQuery } from '../../features/learning/queries.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

/** Where I am and the one thing to do now. */
function Next({ outline }: { outline: CourseOutline }) {
  const t = useT();
  return (
    <div className="web-course-progress">
      <CourseProgress course={outline} size="large" />
      <div>
        <p>{t('learning.progress', { done: outline.doneCount, all: outline.activityCount })}</p>
        <NextStep course={outline} />
      </div>
    </div>
  );
}

function Aside({ outline }: { outline: CourseOutline }) {
  const t = useT();
  const to = useAppPath();
  return (
    <div className="ed-stack">
      {outline.nextSession && (
        <Card title={t('learning.next-session')}>
          <p>{outline.nextSession.title}</p>
          <p>{sessionText(t, outline.nextSession)}</p>
          <LinkButton href={to('/sessions')} icon="calendar">
            {t('learning.sessions')}
          </LinkButton>
        </Card>
      )}
      <KeepCourse outline={outline} />
      <LinkButton href={to('/notes')} icon="bookmark">
        {t('notes.title')}
      </LinkButton>
      {outline.certificateCount > 0 && (
        <LinkButton href={to('/certificates')} icon="certificate">
          {t('learning.certificates')}
        </LinkButton>
      )}
      {outline.runKind === 'open' && outline.runState === 'running' && (
        <LeaveCourse enrolmentId={outline.enrolmentId} />
      )}
    </div>
  );
}

function Course({ outline }: { outline: CourseOutline }) {
  const t = useT();
  const to = useAppPath();
  const title = useReading().plain(outline.courseTitle);
  usePageTitle(title);
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t('learning.crumbs')}
            items={[{ text: t('learning.title'), href: to('/learning') }, { text: title }]}
          />
        }
        title={title}
        status={<RunState course={outline} />}
        lead={runDates(t, outline)}
        next={<Next outline={outline} />}
      />
      <div className="ed-columns web-learning">
        <section aria-labelledby="outline">
          <h2 id="outline">{t('learning.outline')}</h2>
          <OutlineList outline={outline} />
        </section>
        <Aside outline={outline} />
      </div>
    </>
  );
}

/** One course I am in: its outline with my progress, and what is next. */
export function Component() {
  const { enrolmentId = '' } = useParams();
  useProgressOutbox();
  const query = useQuery(outlineQuery(enrolmentId));
  return <Enrolled query={query}>{(outline) => <Course outline={outline} />}</Enrolled>;
}
