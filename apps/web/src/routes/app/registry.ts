import { loadMyNeedsTexts, loadQuizTexts, loadRecordTexts, loadRequestTexts, loadStaffTexts } from '@edukom/i18n';
import type { RouteObject } from 'react-router';

/** A page with the part of the texts that it needs beside those of every page: nobody loads the others. */
const withTexts =
  (bring: () => Promise<void>) =>
  <Page>(load: () => Promise<Page>) =>
  async (): Promise<Page> => {
    const [page] = await Promise.all([load(), bring()]);
    return page;
  };
const forStaff = withTexts(loadStaffTexts);
/** Sessions and certificates of one's own. */
export const withRecords = withTexts(loadRecordTexts);
/** Places and messages of one’s own. */
const withRequests = withTexts(loadRequestTexts);

const withMyNeeds = withTexts(loadMyNeedsTexts);
const withQuizzes = withTexts(loadQuizTexts);

/**
 * Every page of the application but its home. One file and one line per page:
 */
export const appRoutes: readonly RouteObject[] = [
  { path: 'learning', lazy: () => import('./learning.page.js') },
  { path: 'learning/:enrolmentId', lazy: () => import('./learning-course.page.js') },
  { path: 'learning/:enrolmentId/lessons/:slug', lazy: () => import('./lesson.page.js') },
  { path: 'jobs', lazy: forStaff(() => import('./jobs-failed.page.js')) },
  { path: 'mandatory', lazy: forStaff(() => import('./mandatory-list.page.js')) },
  { path: 'mandatory/new', lazy: forStaff(() => import('./mandatory-new.page.js')) },
  { path: 'mandatory/:trainingId', lazy: forStaff(() => import('./mandatory-training.page.js')) },
  { path: 'messages', lazy: forStaff(() => import('./messages-sent.page.js')) },
  { path: 'messages/mine', lazy: withRequests(() => import('./messages-mine.page.js')) },
  { path: 'needs', lazy: withMyNeeds(() => import('./needs.page.js')) },
  { path: 'needs/assessment', lazy: withMyNeeds(() => import('./needs-assessment.page.js')) },
  { path: 'gaps', lazy: forStaff(() => import('./competence-gaps.page.js')) },
  { path: 'competences', lazy: forStaff(() => import('./competences-list.page.js')) },
  { path: 'competences/courses', lazy: forStaff(() => import('./competences-courses.page.js')) },
  { path: 'competences/:profileId', lazy: forStaff(() => import('./competences-profile.page.js')) },
  { path: 'notes', lazy: () => import('./notes.page.js') },
  { path: 'nominations', lazy: forStaff(() => import('./nominations.page.js')) },
  { path: 'places', lazy: withRequests(() => import('./places.page.js')) },
  { path: 'people', lazy: forStaff(() => import('./people-list.page.js')) },
  { path: 'organisation', lazy: forStaff(() => import('./organisation-list.page.js')) },
  { path: 'organisation/:institutionId', lazy: forStaff(() => import('./organisation-institution.page.js')) },
  { path: 'people/duplicates', lazy: forStaff(() => import('./people-duplicates.page.js')) },
  { path: 'people/import', lazy: forStaff(() => import('./people-import.page.js')) },
  { path: 'people/import/:importId', lazy: forStaff(() => import('./people-import-check.page.js')) },
  { path: 'people/:personId', lazy: forStaff(() => import('./people-person.page.js')) },
  { path: 'people/:personId/merge/:mergedId', lazy: forStaff(() => import('./people-merge.page.js')) },
  { path: 'feeds', lazy: forStaff(() => import('./feeds-list.page.js')) },
  { path: 'feeds/:feedId', lazy: forStaff(() => import('./feeds-detail.page.js')) },
  { path: 'quizzes/:quizId', lazy: withQuizzes(() => import('./quiz.page.js')) },
  { path: 'quizzes/:quizId/attempts/:attemptId', lazy: withQuizzes(() => import('./quiz-result.page.js')) },
  { path: 'grading/:runId/items/:quizId', lazy: forStaff(() => import('./grading-items.page.js')) },
  { path: 'grading/:runId/attempts/:quizId', lazy: forStaff(() => import('./grading-attempts.page.js')) },
  { path: 'grading/:runId/attempts/:quizId/:attemptId', lazy: forStaff(() => import('./grading-late.page.js')) },
  { path: 'quizzes/:quizId/items', lazy: forStaff(() => import('./quiz-items.page.js')) },
  { path: 'grading', lazy: forStaff(() => import('./grading.page.js')) },
  { path: 'grading/:runId', lazy: forStaff(() => import('./grading-run.page.js')) },
  { path: 'grading/:runId/people/:quizId', lazy: forStaff(() => import('./grading-people.page.js')) },
  { path: 'grading/:runId/gradebook', lazy: forStaff(() => import('./grading-gradebook.page.js')) },
  { path: 'grading/:runId/decisions', lazy: forStaff(() => import('./grading-decisions.page.js')) },
  { path: 'grading/:runId/appeals', lazy: forStaff(() => import('./grading-appeals.page.js')) },
  { path: 'grading/:runId/:questionVersionId', lazy: forStaff(() => import('./grading-question.page.js')) },
  { path: 'runs', lazy: forStaff(() => import('./runs-list.page.js')) },
  { path: 'runs/calendar', lazy: forStaff(() => import('./runs-calendar.page.js')) },
  { path: 'runs/rooms', lazy: forStaff(() => import('./runs-rooms.page.js')) },
  { path: 'runs/new', lazy: forStaff(() => import('./run-new.page.js')) },
  { path: 'runs/:runId/attendance', lazy: forStaff(() => import('./run-attendance.page.js')) },
  { path: 'runs/:runId/attendance-rule', lazy: forStaff(() => import('./run-attendance-rule.page.js')) },
  { path: 'runs/:runId', lazy: forStaff(() => import('./run-detail.page.js')) },
  { path: 'sessions', lazy: withRecords(() => import('./session-mine.page.js')) },
  { path: 'sessions/:sessionId/attendance', lazy: forStaff(() => import('./session-attendance.page.js')) },
  { path: 'sessions/:sessionId/capture', lazy: forStaff(() => import('./session-capture.page.js')) },
  { path: 'sessions/:sessionId/papers', lazy: forStaff(() => import('./session-papers.page.js')) },
  { path: 'sessions/:sessionId/people/:enrolmentId', lazy: forStaff(() => import('./session-history.page.js')) },
  { path: 'attendance', lazy: forStaff(() => import('./attendance-review.page.js')) },
  { path: 'attendance/totals', lazy: forStaff(() => import('./attendance-totals.page.js')) },
  { path: 'sessions/:sessionId/screen', lazy: forStaff(() => import('./session-screen.page.js')) },
  { path: 'check-in', lazy: withRecords(() => import('./check-in.page.js')) },
  { path: 'certificates', lazy: withRecords(() => import('./certificates-mine.page.js')) },
  { path: 'certificates/issue', lazy: forStaff(() => import('./certificates-issue.page.js')) },
  { path: 'certificates/issue/:runId', lazy: forStaff(() => import('./certificates-run.page.js')) },
  { path: 'certificates/ledger', lazy: forStaff(() => import('./certificates-ledger.page.js')) },
  { path: 'certificates/:certificateId', lazy: forStaff(() => import('./certificates-entry.page.js')) },
  { path: 'authoring', lazy: forStaff(() => import('./authoring-list.page.js')) },
  { path: 'authoring/new', lazy: forStaff(() => import('./authoring-new.page.js')) },
  { path: 'authoring/:courseId', lazy: forStaff(() => import('./authoring-course.page.js')) },
  { path: 'authoring/:courseId/settings', lazy: forStaff(() => import('./authoring-settings.page.js')) },
  { path: 'authoring/:courseId/publish', lazy: forStaff(() => import('./authoring-publish.page.js')) },
  { path: 'authoring/:courseId/versions', lazy: forStaff(() => import('./authoring-versions.page.js')) },
  { path: 'authoring/:courseId/:activityId', lazy: forStaff(() => import('./authoring-lesson.page.js')) },
  { path: 'authoring/:courseId/:activityId/settings', lazy: forStaff(() => import('./authoring-activity.page.js')) },
  { path: 'authoring/:courseId/:activityId/preview', lazy: forStaff(() => import('./authoring-preview.page.js')) },
  { path: 'bank', lazy: forStaff(() => import('./bank-list.page.js')) },
  { path: 'bank/import', lazy: forStaff(() => import('./bank-import.page.js')) },
  { path: 'bank/import/:importId', lazy: forStaff(() => import('./bank-import-check.page.js')) },
  {
    path: 'authoring/:courseId/:activityId/questions/:questionId',
    lazy: forStaff(() => import('./authoring-question.page.js')),
  },
  { path: 'paths', lazy: forStaff(() => import('./paths-list.page.js')) },
  { path: 'paths/:pathId', lazy: forStaff(() => import('./paths-edit.page.js')) },
  { path: 'reports', lazy: forStaff(() => import('./reports-view.page.js')) },
];
