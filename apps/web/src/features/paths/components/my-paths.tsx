import type { MyPath } from '@edukom/contracts';
import { Card, Link, Notice, ProgressBar } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { Localized, useReadText } from '../../../shared/text/localized.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { myPathsQuery } from '../queries.js';

function Certificate({ path }: { path: MyPath }) {
  const t = useT();
  const to = useAppPath();
  if (path.certificate)
    return <Link href={to('/certificates')}>{t('paths.mine.certificate', { serial: path.certificate.serial })}</Link>;
  if (path.required === 0 || path.done < path.required) return null;
  return <Notice tone="good">{t('paths.mine.ready')}</Notice>;
}

function Courses({ path: { courses } }: { path: MyPath }) {
  const t = useT();
  const to = useAppPath();
  const locale = useLocale();
  return (
    <ol className="web-path-steps">
      {courses.map(({ courseId, slug, title, isRequired, isDone, enrolmentId }) => (
        <li key={courseId}>
          {enrolmentId ? (
            <Link href={to(`/learning/${enrolmentId}`)}>
              <Localized text={title} />
            </Link>
          ) : (
            <a href={`/${locale}/courses/${slug}`}>
              <Localized text={title} />
            </a>
          )}
          <span className="ed-hint">
            {[t(isDone ? 'paths.mine.done' : 'paths.mine.open'), ...(isRequired ? [] : [t('paths.optional')])].join(
              ' · ',
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The learning paths I am on; nothing while there is none, and nothing said when they cannot be read: the courses count. */
export function MyPaths() {
  const t = useT();
  const read = useReadText();
  const paths = useQuery(myPathsQuery).data?.paths ?? [];
  if (paths.length === 0) return null;
  return (
    <section className="ed-stack" aria-labelledby="my-paths">
      <h2 id="my-paths">{t('paths.mine.title')}</h2>
      {paths.map((path) => (
        <Card key={path.pathId} headingLevel={3} title={<Localized text={path.title} />}>
          <ProgressBar
            label={read(path.title)}
            isLabelHidden
            valueText={t('paths.mine.progress', { done: path.done, required: path.required })}
            value={path.done}
            max={Math.max(1, path.required)}
          />
          <Courses path={path} />
          <Certificate path={path} />
        </Card>
      ))}
    </section>
  );
}
