import type { MyNeeds, SuggestedCourse } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { Card, LinkButton } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { Localized, useReadText } from '../../../shared/text/localized.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';

interface SuggestionProps {
  readonly course: SuggestedCourse;
  readonly names: string;
}

/** A course with what it brings, and the way into it: a request for a place, or its page. */
function Suggestion({ course, names }: SuggestionProps) {
  const t = useT();
  const to = useAppPath();
  const read = useReadText();
  const locale = useLocale();
  const { run, closesAll, isOpen, slug } = course;
  const title = read(course.title);
  const runText = run
    ? t('needs.courses.run', { title: read(run.title), date: formatDate(t.locale, run.startsOn) })
    : t('needs.courses.no-run');
  return (
    <Card title={<Localized text={course.title} />} headingLevel={3}>
      <p>{t(closesAll ? 'needs.courses.closes-all' : 'needs.courses.closes', { names })}</p>
      {(run !== null || !isOpen) && <p className="ed-hint">{runText}</p>}
      <div className="ed-actions">
        {run && (
          <LinkButton
            variant="primary"
            href={to(`/places?run=${run.runId}`)}
            aria-label={t('needs.courses.ask-for', { course: title })}
          >
            {t('needs.courses.ask')}
          </LinkButton>
        )}
        <LinkButton href={`/${locale}/courses/${slug}`} aria-label={t('needs.courses.open-of', { course: title })}>
          {t('needs.courses.open')}
        </LinkButton>
      </div>
    </Card>
  );
}

/** Courses that close something of what the person lacks, what helps most first. */
export function SuggestedCourses({ needs }: { needs: MyNeeds }) {
  const t = useT();
  const read = useReadText();
  if (needs.gaps.every(({ gap }) => gap === 0)) return null;
  const names = new Map(
    needs.areas.flatMap(({ competences }) => competences.map(({ key, name }) => [key, read(name)] as const)),
  );
  return (
    <section className="ed-stack">
      <h2>{t('needs.courses.title')}</h2>
      {needs.suggestions.length === 0 && <p className="ed-hint">{t('needs.courses.none')}</p>}
      {needs.suggestions.map((course) => (
        <Suggestion
          key={course.courseId}
          course={course}
          names={course.competences.map((key) => names.get(key) ?? key).join('; ')}
        />
      ))}
    </section>
  );
}
