import { downloadAnswerFile, type CurrentMark, type GradingItem, type GradingQuestion } from '@edukom/contracts';
import { MARK_ROLES } from '@edukom/domain';
import { formatDateTime, formatPoints } from '@edukom/i18n';
import { Card, Link } from '@edukom/ui';
import { addressOf } from '../../../shared/api/path-of.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import '../quiz.css';
import { useContent } from '../use-content.js';

/** The question and how it is to be marked. */
export function Guide({ question }: { question: GradingQuestion }) {
  const t = useT();
  const read = useContent();
  const prompt = read(question.prompt);
  const guide = question.guide && read(question.guide);
  return (
    <div className="ed-stack">
      <Card title={t('grading.queue.question')} headingLevel={2}>
        <p lang={prompt.locale}>{prompt.value}</p>
      </Card>
      <Card title={t('grading.queue.guide')} headingLevel={2}>
        {guide ? (
          <p className="quiz-typed" lang={guide.locale}>
            {guide.value}
          </p>
        ) : (
          <p>{t('grading.queue.no-guide')}</p>
        )}
      </Card>
    </div>
  );
}

/** The answer itself: as it was typed, or a file to look at. */
export function GivenAnswer({ item }: { item: GradingItem }) {
  const t = useT();
  if (!item.file)
    return (
      <p className="quiz-typed grading-answer" lang={item.locale}>
        {item.text}
      </p>
    );
  const params = { attemptId: item.attemptId, mediaId: item.file.mediaId };
  return (
    <p className="grading-answer">
      <Link href={addressOf(downloadAnswerFile, { params })} download>
        {t('grading.file.open', { name: item.file.name })}
      </Link>
    </p>
  );
}

const byRole = (a: CurrentMark, b: CurrentMark): number => MARK_ROLES.indexOf(a.role) - MARK_ROLES.indexOf(b.role);

/** The marks that stand, by role and name; one mark alone as it was ever shown. */
export function StandingMarks({ marks }: { marks: readonly CurrentMark[] }) {
  const t = useT();
  const locale = useLocale();
  const [first] = marks;
  if (!first) return <p className="quiz-points">{t('grading.mark.none')}</p>;
  if (marks.length === 1) {
    const words = { points: formatPoints(locale, first.points), name: first.markerName };
    return (
      <p className="quiz-points">{t('grading.mark.by', { ...words, at: formatDateTime(locale, first.markedAt) })}</p>
    );
  }
  return (
    <ul className="grading-marks">
      {[...marks].sort(byRole).map(({ role, points, markerName, comment }) => (
        <li key={role}>
          {t('grading.role.line', {
            role: t(`grading.role.${role}`),
            points: formatPoints(locale, points),
            name: markerName,
          })}
          {comment && <p className="quiz-typed">{comment}</p>}
        </li>
      ))}
    </ul>
  );
}
