export * from './core/codecs.js';
export * from './core/endpoint.js';
export * from './core/endpoints.js';
export * from './core/field-problem.js';
export * from './core/page-render.js';
export * from './core/problem-body.js';
export * from './problems/problem-codes.js';
export * from './identity/identity.contract.js';
export * from './courses/course-content.js';
export * from './courses/courses.contract.js';
export {
  type CourseDraftView,
  completionRule,
  type DraftActivityView,
  type LanguageState,
  releaseCondition,
} from './courses/draft-views.js';
export * from './courses/authoring.contract.js';
export * from './courses/lesson-authoring.contract.js';
export * from './courses/media.contract.js';
export * from './courses/publication.contract.js';
export * from './learning/learning.contract.js';
export * from './learning/confirmation.contract.js';
export * from './learning/notes.contract.js';
export * from './people/people.contract.js';
export * from './quizzes/bank.contract.js';
export * from './quizzes/exchange-words.js';
export * from './quizzes/question-imports.contract.js';
export * from './quizzes/question.schema.js';
export * from './quizzes/question-authoring.contract.js';
export * from './quizzes/quiz-authoring.contract.js';
export * from './quizzes/quiz-settings.schema.js';
export * from './quizzes/written-question.js';
export { type QuestionWrong } from './quizzes/types/question-schemas.js';
export * from './quizzes/quizzes.contract.js';
export * from './quizzes/answer-files.contract.js';
export * from './quizzes/rubric.schema.js';
export * from './quizzes/grading.contract.js';
export * from './quizzes/marking-rules.contract.js';
export * from './quizzes/decisions.contract.js';
export * from './quizzes/gradebook.contract.js';
export * from './quizzes/appeals.contract.js';
export * from './quizzes/items.contract.js';
export * from './quizzes/corrections.contract.js';
export * from './quizzes/accommodations.contract.js';
export * from './quizzes/sittings.contract.js';
export * from './quizzes/late-answers.contract.js';
export * from './system/system.contract.js';
export * from './attendance/attendance-evaluation.js';
export * from './attendance/attendance.contract.js';
export * from './attendance/check-in.contract.js';
export * from './calendar/calendar.contract.js';
export * from './messages/messages.contract.js';
export * from './runs/enrolment.contract.js';
export * from './runs/enrolment-request.js';
export * from './runs/nominations.contract.js';
export * from './runs/places.contract.js';
export * from './runs/planning.contract.js';
export * from './runs/seats.contract.js';
export * from './runs/runs.contract.js';
export * from './runs/run-version.contract.js';
export * from './runs/run-progress.contract.js';
export * from './observatory/figures.js';
export * from './observatory/observatory.contract.js';
export * from './runs/session.contract.js';
export * from './certificates/certificates.contract.js';
export * from './reports/reports.contract.js';
export * from './open-courses/open-courses.contract.js';
export * from './paths/paths.contract.js';
