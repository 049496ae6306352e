import { TodaysSessionsTasks } from '../../features/attendance/components/session-tasks.js';
import { ReviewTasks } from '../../features/attendance/review/review-tasks.js';
import { AuthoringTasks } from '../../features/authoring/course/authoring-tasks.js';
import { IssueTasks } from '../../features/certificates/components/certificate-tasks.js';
import { FeedTasks } from '../../features/observatory/components/feed-tasks.js';
import { GradingTasks } from '../../features/quizzes/components/grading-tasks.js';

/** What can wait for staff; learners do not load it. */
export const STAFF_TASKS = { TodaysSessionsTasks, IssueTasks, FeedTasks, GradingTasks, AuthoringTasks, ReviewTasks };
