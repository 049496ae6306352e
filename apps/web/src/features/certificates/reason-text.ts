import { readText, type EligibilityReason, type LocalizedText } from '@edukom/domain';
import { formatShare, type Translate } from '@edukom/i18n';

export type Titles = Readonly<Record<string, LocalizedText>>;
type Reason = Pick<EligibilityReason, 'code' | 'params' | 'met'>;
type Value = Reason['params'][string] | undefined;

const shareOf = (t: Translate, value: Value): string | null =>
  typeof value === 'number' ? formatShare(t.locale, value) : null;

function titleOf(t: Translate, titles: Titles, id: Value): string {
  const title = titles[String(id)];
  return title ? readText(title, t.locale).value : t('certificates.reason.unnamed');
}

function attendanceText(t: Translate, { params, met }: Reason): string {
  const share = shareOf(t, params['shareBasisPoints']);
  if (share === null) return t('certificates.reason.attendance.none');
  return met
    ? t('certificates.reason.attendance.met', { share })
    : t('certificates.reason.attendance.missing', { share });
}

function quizText(t: Translate, { params, met }: Reason, titles: Titles): string {
  const title = titleOf(t, titles, params['quizId']);
  const pass = shareOf(t, params['passBasisPoints']) ?? '';
  const share = shareOf(t, params['basisPoints']);
  if (share === null) return t('certificates.reason.quiz.none', { title, pass });
  return met
    ? t('certificates.reason.quiz.met', { title, share, pass })
    : t('certificates.reason.quiz.missing', { title, share, pass });
}

/** One requirement in the reader's words. */
export function reasonText(t: Translate, reason: Reason, titles: Titles): string {
  const { code, params, met } = reason;
  if (code === 'attendance') return attendanceText(t, reason);
  if (code === 'quiz') return quizText(t, reason, titles);
  if (code === 'enrolment')
    return t(met ? 'certificates.reason.enrolment.met' : 'certificates.reason.enrolment.missing');
  if (code === 'course') {
    const course = titleOf(t, titles, params['courseId']);
    return t(met ? 'certificates.reason.course.met' : 'certificates.reason.course.missing', { title: course });
  }
  const title = titleOf(t, titles, params['activityId']);
  return met ? t('certificates.reason.activity.met', { title }) : t('certificates.reason.activity.missing', { title });
}
