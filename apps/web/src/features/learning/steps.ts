import type { LearnerOutlineActivity, MyCourse } from '@edukom/contracts';
import type { Translate } from '@edukom/i18n';
import type { IconName, Status } from '@edukom/ui';

type Activity = LearnerOutlineActivity;

export const ACTIVITY_ICONS: Readonly<Record<Activity['kind'], IconName>> = {
  lesson: 'book',
  quiz: 'quiz',
  file: 'file',
  package: 'list',
};

export const STATE_PILLS: Readonly<Record<Activity['state'], Status>> = {
  locked: 'off',
  open: 'open',
  started: 'active',
  submitted: 'active',
  released: 'good',
  completed: 'good',
};

/** Where an activity is done, below `/{locale}/app`; null while it is locked or has no page of its own. */
export function activityPath(enrolmentId: string, activity: Activity): `/${string}` | null {
  if (activity.state === 'locked') return null;
  if (activity.kind === 'lesson') return `/learning/${enrolmentId}/lessons/${activity.slug}`;
  if (!activity.quiz) return null;
  const { quizId, lastAttemptId } = activity.quiz;
  return activity.state === 'released' && lastAttemptId
    ? `/quizzes/${quizId}/attempts/${lastAttemptId}`
    : `/quizzes/${quizId}`;
}

/** What to do with an activity, as a verb with its title. */
export function stepText(t: Translate, activity: Activity, title: string): string {
  const isStarted = activity.state === 'started';
  if (activity.kind === 'lesson')
    return t(isStarted ? 'learning.next.lesson-started' : 'learning.next.lesson', { title });
  if (activity.kind === 'quiz') return t(isStarted ? 'learning.next.quiz-started' : 'learning.next.quiz', { title });
  return t('learning.next.other', { title });
}

/** Whether a course waits for its learner: it has a next step and its run is not over. */
export const isWaiting = (course: MyCourse): boolean => course.next !== null && course.runState !== 'finished';
