import { type AuthoredCourse, beginDraft } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { Button, Link, LinkButton, StatusPill } from '@edukom/ui';
import { useNavigate } from 'react-router';
import { useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { LanguageBars } from '../components/language-bar.js';
import { ABOUT_DRAFTS } from '../queries.js';

function Pills({ course }: { course: AuthoredCourse }) {
  const t = useT();
  const { publishedNumber, publishedAt, hasDraft } = course;
  return (
    <span className="au-pills">
      {publishedNumber !== null && (
        <StatusPill status="good">
          {t('authoring.list.published', {
            number: publishedNumber,
            date: publishedAt ? formatDate(t.locale, publishedAt) : '',
          })}
        </StatusPill>
      )}
      {hasDraft && <StatusPill status="active">{t('authoring.list.draft')}</StatusPill>}
    </span>
  );
}

function BeginDraft({ courseId }: { courseId: string }) {
  const t = useT();
  const to = useAppPath();
  const navigate = useNavigate();
  const begin = useCall(beginDraft, {
    invalidates: ABOUT_DRAFTS,
    onSuccess: () => void navigate(to(`/authoring/${courseId}`)),
  });
  return (
    <>
      <ProblemNotice error={begin.error} />
      <Button
        isSmall
        isBusy={begin.isPending}
        busyText={t('authoring.no-draft.busy')}
        onClick={() => begin.mutate({ params: { courseId } })}
      >
        {t('authoring.no-draft.action')}
      </Button>
    </>
  );
}

/** Courses I may write, each with how far its languages are and what comes next. */
export function CourseRows({ courses }: { courses: readonly AuthoredCourse[] }) {
  const t = useT();
  const to = useAppPath();
  return (
    <ul className="au-courses">
      {courses.map((course) => (
        <li key={course.courseId} className="au-course">
          <div className="au-course-head">
            <h2>
              {course.hasDraft ? (
                <Link href={to(`/authoring/${course.courseId}`)}>
                  <Localized text={course.title} />
                </Link>
              ) : (
                <Localized text={course.title} />
              )}
            </h2>
            <Pills course={course} />
          </div>
          <LanguageBars states={course.languages} />
          <div className="ed-actions">
            {course.hasDraft ? (
              <LinkButton isSmall icon="edit" href={to(`/authoring/${course.courseId}`)}>
                {t('authoring.list.write')}
              </LinkButton>
            ) : (
              <BeginDraft courseId={course.courseId} />
            )}
            {course.publishedNumber !== null && (
              <LinkButton isSmall variant="bare" href={to(`/authoring/${course.courseId}/versions`)}>
                {t('authoring.versions.open')}
              </LinkButton>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
