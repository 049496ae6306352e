import type { PublicPath } from '@edukom/contracts';
import { useLocale, useT } from '../../../shared/text/use-t.js';

/** Learning paths below the catalogue; nothing while there is none. */
export function PublicPaths({ paths }: { paths: readonly PublicPath[] }) {
  const t = useT();
  const locale = useLocale();
  if (paths.length === 0) return null;
  return (
    <section className="web-paths" aria-labelledby="paths">
      <h2 id="paths">{t('paths.title')}</h2>
      <p>{t('paths.lead')}</p>
      <ul className="web-courses">
        {paths.map(({ slug, title, summary, courses }) => (
          <li key={slug} className="web-course">
            <h3>
              <a href={`/${locale}/courses/paths/${slug}`} lang={title.lang}>
                {title.value}
              </a>
            </h3>
            <p lang={summary.lang}>{summary.value}</p>
            <ul className="web-facts">
              <li>{t('paths.courses', { count: courses.length })}</li>
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
