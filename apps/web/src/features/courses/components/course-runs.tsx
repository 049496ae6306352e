import type { CourseRun } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { contentLocaleNames } from '../../../shared/text/content-locale-names.js';
import { Shown } from './shown.js';

function Run({ run, courseTitle }: { run: CourseRun; courseTitle: string }) {
  const t = useT();
  const locale = useLocale();
  const dates = { from: formatDate(locale, run.startsOn), to: formatDate(locale, run.endsOn) };
  return (
    <li>
      <p className="web-run-dates">{t('courses.runs.dates', dates)}</p>
      <p>
        {t('courses.runs.host', { host: run.host.value })}
        {' · '}
        {t('courses.sessions', { count: run.sessionCount })}
      </p>
      <p className="ed-hint">
        {run.title.value !== courseTitle && (
          <>
            <Shown text={run.title} />
            {' · '}
          </>
        )}
        {contentLocaleNames(run.locales)}
      </p>
    </li>
  );
}

/** When and for whom the course is held; a run is named only when its name says more than the course's. */
export function CourseRuns(props: { runs: readonly CourseRun[]; courseTitle: string; isOpen: boolean }) {
  const { runs, courseTitle, isOpen } = props;
  const t = useT();
  if (runs.length === 0) return <p>{t(isOpen ? 'courses.runs.open-only' : 'courses.runs.none')}</p>;
  return (
    <ul className="web-runs">
      {runs.map((run) => (
        <Run key={run.code} run={run} courseTitle={courseTitle} />
      ))}
    </ul>
  );
}
