import * as attendance from '../attendance/attendance.contract.js';
import * as capture from '../attendance/capture.contract.js';
import * as checkIn from '../attendance/check-in.contract.js';
import * as evidence from '../attendance/evidence.contract.js';
import * as logos from '../attendance/logos.contract.js';
import * as attendanceViews from '../attendance/attendance-views.contract.js';
import * as claims from '../attendance/claims.contract.js';
import * as liveBoard from '../attendance/live-board.contract.js';
import * as lockedChanges from '../attendance/locked-changes.contract.js';
import * as courses from '../courses/courses.contract.js';
import * as authoring from '../courses/authoring.contract.js';
import * as lessonAuthoring from '../courses/lesson-authoring.contract.js';
import * as media from '../courses/media.contract.js';
import * as renewal from '../courses/renewal.contract.js';
import * as publication from '../courses/publication.contract.js';
import * as identity from '../identity/identity.contract.js';
import * as confirmation from '../learning/confirmation.contract.js';
import * as learning from '../learning/learning.contract.js';
import * as notes from '../learning/notes.contract.js';
import * as competences from '../needs/competences.contract.js';
import * as myNeeds from '../needs/my-needs.contract.js';
import * as openCourses from '../open-courses/open-courses.contract.js';
import * as paths from '../paths/paths.contract.js';
import * as imports from '../imports/imports.contract.js';
import * as affiliations from '../people/affiliations.contract.js';
import * as merges from '../people/merges.contract.js';
import * as organisation from '../people/organisation.contract.js';
import * as people from '../people/people.contract.js';
import * as accommodations from '../quizzes/accommodations.contract.js';
import * as lateAnswers from '../quizzes/late-answers.contract.js';
import * as sittings from '../quizzes/sittings.contract.js';
import * as corrections from '../quizzes/corrections.contract.js';
import * as answerFiles from '../quizzes/answer-files.contract.js';
import * as bank from '../quizzes/bank.contract.js';
import * as questionImports from '../quizzes/question-imports.contract.js';
import * as grading from '../quizzes/grading.contract.js';
import * as markingRules from '../quizzes/marking-rules.contract.js';
import * as decisions from '../quizzes/decisions.contract.js';
import * as gradebook from '../quizzes/gradebook.contract.js';
import * as appeals from '../quizzes/appeals.contract.js';
import * as items from '../quizzes/items.contract.js';
import * as questionAuthoring from '../quizzes/question-authoring.contract.js';
import * as quizAuthoring from '../quizzes/quiz-authoring.contract.js';
import * as quizzes from '../quizzes/quizzes.contract.js';
import * as deadLetters from '../system/dead-letters.contract.js';
import * as system from '../system/system.contract.js';
import * as enrolment from '../runs/enrolment.contract.js';
import * as mandatory from '../runs/mandatory.contract.js';
import * as nominations from '../runs/nominations.contract.js';
import * as places from '../runs/places.contract.js';
import * as planning from '../runs/planning.contract.js';
import * as seats from '../runs/seats.contract.js';
import * as runs from '../runs/runs.contract.js';
import * as runProgress from '../runs/run-progress.contract.js';
import * as runVersion from '../runs/run-version.contract.js';
import * as attendanceRule from '../runs/attendance-rule.contract.js';
import * as session from '../runs/session.contract.js';
import * as calendar from '../calendar/calendar.contract.js';
import * as messages from '../messages/messages.contract.js';
import * as certificates from '../certificates/certificates.contract.js';
import * as observatory from '../observatory/observatory.contract.js';
import * as reports from '../reports/reports.contract.js';
import type { Endpoint } from './endpoint.js';

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value;

const modules: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  courses,
  authoring,
  lessonAuthoring,
  media,
  publication,
  renewal,
  learning,
  confirmation,
  notes,
  identity,
  imports,
  people,
  organisation,
  affiliations,
  merges,
  deadLetters,
  system,
  questionAuthoring,
  quizAuthoring,
  quizzes,
  answerFiles,
  grading,
  markingRules,
  decisions,
  gradebook,
  appeals,
  items,
  corrections,
  bank,
  questionImports,
  accommodations,
  sittings,
  lateAnswers,
  runs,
  runProgress,
  enrolment,
  mandatory,
  nominations,
  places,
  planning,
  seats,
  session,
  runVersion,
  attendance,
  capture,
  attendanceViews,
  liveBoard,
  claims,
  lockedChanges,
  attendanceRule,
  checkIn,
  evidence,
  logos,
  calendar,
  messages,
  certificates,
  reports,
  observatory,
  competences,
  myNeeds,
  openCourses,
  paths,
};

/** Every endpoint of the product under `feature.name`; OpenAPI, the access test and the router's test walk it. */
export const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map(
  Object.entries(modules).flatMap(([feature, exports]) =>
    Object.entries(exports).flatMap(([name, value]) =>
      isEndpoint(value) ? [[`${feature}.${name}`, value] as const] : [],
    ),
  ),
);
