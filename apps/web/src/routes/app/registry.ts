import type { RouteObject } from 'react-router';

/**
 * Every page of the application but its home. One file and one line per page:
 * `{ path: 'runs/:runId', lazy: () => import('./run.page.js') }`, where the file exports `Component`.
 */
export const appRoutes: readonly RouteObject[] = [
  { path: 'learning', lazy: () => import('./learning.page.js') },
  { path: 'learning/:enrolmentId', lazy: () => import('./learning-course.page.js') },
  { path: 'learning/:enrolmentId/lessons/:slug', lazy: () => import('./lesson.page.js') },
  { path: 'notes', lazy: () => import('./notes.page.js') },
  { path: 'people', lazy: () => import('./people-list.page.js') },
  { path: 'people/import', lazy: () => import('./people-import.page.js') },
  { path: 'people/import/:importId', lazy: () => import('./people-import-check.page.js') },
  { path: 'people/:personId', lazy: () => import('./people-person.page.js') },
  { path: 'feeds', lazy: () => import('./feeds-list.page.js') },
  { path: 'feeds/:feedId', lazy: () => import('./feeds-detail.page.js') },
  { path: 'quizzes/:quizId', lazy: () => import('./quiz.page.js') },
  { path: 'quizzes/:quizId/attempts/:attemptId', lazy: () => import('./quiz-result.page.js') },
  { path: 'grading', lazy: () => import('./grading.page.js') },
  { path: 'grading/:runId', lazy: () => import('./grading-run.page.js') },
  { path: 'grading/:runId/:questionVersionId', lazy: () => import('./grading-question.page.js') },
  { path: 'runs', lazy: () => import('./runs-list.page.js') },
  { path: 'runs/new', lazy: () => import('./run-new.page.js') },
  { path: 'runs/:runId', lazy: () => import('./run-detail.page.js') },
  { path: 'sessions', lazy: () => import('./session-mine.page.js') },
  { path: 'sessions/:sessionId/attendance', lazy: () => import('./session-attendance.page.js') },
  { path: 'sessions/:sessionId/screen', lazy: () => import('./session-screen.page.js') },
  { path: 'check-in', lazy: () => import('./check-in.page.js') },
  { path: 'certificates', lazy: () => import('./certificates-mine.page.js') },
  { path: 'certificates/issue', lazy: () => import('./certificates-issue.page.js') },
  { path: 'certificates/issue/:runId', lazy: () => import('./certificates-run.page.js') },
  { path: 'certificates/ledger', lazy: () => import('./certificates-ledger.page.js') },
  { path: 'certificates/:certificateId', lazy: () => import('./certificates-entry.page.js') },
  { path: 'paths', lazy: () => import('./paths-list.page.js') },
  { path: 'paths/:pathId', lazy: () => import('./paths-edit.page.js') },
  { path: 'reports', lazy: () => import('./reports-view.page.js') },
];
