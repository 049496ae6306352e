import { Breadcrumbs, Notice, PageHeader } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AddCourseCompetence } from '../../features/needs/components/add-course-competence.js';
import { CourseCompetencesTable } from '../../features/needs/components/course-competences-table.js';
import { courseCompetencesQuery, frameworksQuery } from '../../features/needs/planning-queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useT } from '../../shared/text/use-t.js';

/** To which level each course leads in which competence. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const courses = useQuery(courseCompetencesQuery);
  const frameworks = useQuery(frameworksQuery);
  const [done, setDone] = useState<string | null>(null);
  usePageTitle(t('competences.courses.title'));
  return (
    <>
      <PageHeader
        title={t('competences.courses.title')}
        lead={t('competences.courses.lead')}
        breadcrumbs={
          <Breadcrumbs
            label={t('competences.title')}
            items={[
              { text: t('competences.title'), href: to('/competences') },
              { text: t('competences.courses.title') },
            ]}
          />
        }
      />
      <Loaded query={frameworks} shape="rows">
        {(known) => (
          <Loaded query={courses} shape="rows">
            {({ courses: taught }) => (
              <div className="ed-stack">
                {done && <Notice key={done} tone="good" isLive title={done} />}
                <CourseCompetencesTable courses={taught} frameworks={known.frameworks} />
                {taught.length > 0 && (
                  <AddCourseCompetence courses={taught} frameworks={known.frameworks} onDone={setDone} />
                )}
              </div>
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}
