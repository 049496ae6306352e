import type { Me } from '@edukom/contracts';
import { isAllowed } from '@edukom/domain';
import { type ComponentType, lazy } from 'react';
import { NextSessionTask } from '../../features/attendance/components/session-tasks.js';
import { OwnCertificateTasks } from '../../features/certificates/components/certificate-tasks.js';
import { LearningTasks } from '../../features/learning/components/learning-tasks.js';
import { ObligationTasks } from '../../features/learning/obligations/obligations.js';

/** What can wait for somebody: reads its own data and renders TaskCards, or nothing when nothing waits. */
export interface TodoSource {
  readonly key: string;
  /** Whether it concerns this person at all; asked before anything is read. */
  readonly isFor: (me: Me) => boolean;
  readonly Tasks: ComponentType<{ readonly me: Me }>;
}

type StaffTask = keyof typeof import('./staff-tasks.js').STAFF_TASKS;
const ofStaff = (name: StaffTask) =>
  lazy<ComponentType>(() => import('./staff-tasks.js').then(({ STAFF_TASKS }) => ({ default: STAFF_TASKS[name] })));
const [TodaysSessionsTasks, FeedTasks, IssueTasks, GradingTasks, AuthoringTasks, ReviewTasks] = [
  ofStaff('TodaysSessionsTasks'),
  ofStaff('FeedTasks'),
  ofStaff('IssueTasks'),
  ofStaff('GradingTasks'),
  ofStaff('AuthoringTasks'),
  ofStaff('ReviewTasks'),
];

/** In the order of the list: what has a date first. While it reads, a source shows `<TodoPending />`. */
export const TODO_SOURCES: readonly TodoSource[] = [
  {
    key: 'sessions-today',
    isFor: ({ grants }) => isAllowed(grants, 'attendance.mark'),
    Tasks: TodaysSessionsTasks,
  },
  { key: 'next-session', isFor: () => true, Tasks: NextSessionTask },
  { key: 'obligations', isFor: () => true, Tasks: ObligationTasks },
  { key: 'attendance-review', isFor: ({ grants }) => isAllowed(grants, 'attendance.mark'), Tasks: ReviewTasks },
  { key: 'learning', isFor: () => true, Tasks: LearningTasks },
  { key: 'feeds', isFor: ({ grants }) => isAllowed(grants, 'feed.approve'), Tasks: FeedTasks },
  { key: 'own-certificates', isFor: () => true, Tasks: OwnCertificateTasks },
  { key: 'issue', isFor: ({ grants }) => isAllowed(grants, 'certificate.issue'), Tasks: IssueTasks },
  { key: 'grading', isFor: (me) => isAllowed(me.grants, 'grading.mark'), Tasks: GradingTasks },
  { key: 'authoring', isFor: ({ grants }) => isAllowed(grants, 'course.write'), Tasks: AuthoringTasks },
];
