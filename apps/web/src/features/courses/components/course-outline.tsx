import type { CoursePage } from '@edukom/contracts';
import { Icon, type IconName } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import { Shown } from './shown.js';

type Activity = CoursePage['modules'][number]['activities'][number];
const ICONS: Readonly<Record<Activity['kind'], IconName>> = {
  lesson: 'book',
  quiz: 'quiz',
  file: 'file',
  package: 'list',
};

function Line({ activity }: { activity: Activity }) {
  const t = useT();
  const facts = [t(`courses.kind.${activity.kind}`), t('courses.minutes', { count: activity.minutes })];
  if (!activity.isRequired) facts.push(t('courses.optional'));
  return (
    <li>
      <Icon name={ICONS[activity.kind]} />
      <div>
        <Shown text={activity.title} />
        <p className="ed-hint">{facts.join(' · ')}</p>
      </div>
    </li>
  );
}

/** What a course is made of, for people who are not in it yet. */
export function CourseOutline({ modules }: { modules: CoursePage['modules'] }) {
  return (
    <div className="web-outline">
      {modules.map((module, index) => (
        <section key={index}>
          <h3>
            <Shown text={module.title} />
          </h3>
          <ol>
            {module.activities.map((activity, at) => (
              <Line key={at} activity={activity} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
