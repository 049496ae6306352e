import { Foundation1764000000001 } from '../../migrations/1764000000001-foundation.js';
import { Courses1764000000002 } from '../../migrations/1764000000002-courses.js';
import { Runs1764000000003 } from '../../migrations/1764000000003-runs.js';
import { Attempts1764000000004 } from '../../migrations/1764000000004-attempts.js';
import { Outcomes1764000000005 } from '../../migrations/1764000000005-outcomes.js';
import { AppendOnly1764000000006 } from '../../migrations/1764000000006-append-only.js';
import { Writing1764000000007 } from '../../migrations/1764000000007-writing.js';
import { Media1764000000008 } from '../../migrations/1764000000008-media.js';
import { Notes1764000000009 } from '../../migrations/1764000000009-notes.js';
import { OpenCourses1764000000010 } from '../../migrations/1764000000010-open-courses.js';
import { QuestionTypes1764000000011 } from '../../migrations/1764000000011-question-types.js';
import { Corrections1764000000012 } from '../../migrations/1764000000012-corrections.js';
import { QuestionBank1764000000013 } from '../../migrations/1764000000013-question-bank.js';
import { Marking1764000000014 } from '../../migrations/1764000000014-marking.js';
import { QuizSections1764000000015 } from '../../migrations/1764000000015-quiz-sections.js';
import { Sitting1764000000016 } from '../../migrations/1764000000016-sitting.js';
import { Enrolment1764000000018 } from '../../migrations/1764000000018-enrolment.js';
import { CalendarMessages1764000000021 } from '../../migrations/1764000000021-calendar-messages.js';
import { Organisation1764000000022 } from '../../migrations/1764000000022-organisation.js';
import { Planner1764000000023 } from '../../migrations/1764000000023-planner.js';
import { Capture1764000000024 } from '../../migrations/1764000000024-capture.js';
import { AttendanceReview1764000000025 } from '../../migrations/1764000000025-attendance-review.js';
import { ImportWizard1764000000026 } from '../../migrations/1764000000026-import-wizard.js';
import { Mandatory1764000000027 } from '../../migrations/1764000000027-mandatory.js';
import { Competences1764000000028 } from '../../migrations/1764000000028-competences.js';
import { DeadLetters1764000000029 } from '../../migrations/1764000000029-dead-letters.js';
import { ImportCreations1764000000030 } from '../../migrations/1764000000030-import-creations.js';
import { AffiliationClaims1764000000031 } from '../../migrations/1764000000031-affiliation-claims.js';
import { ImportGoesGently1764000000032 } from '../../migrations/1764000000032-import-goes-gently.js';

/** Every migration in order; a new one is added at the end. */
export const MIGRATIONS = [
  Foundation1764000000001,
  Courses1764000000002,
  Runs1764000000003,
  Attempts1764000000004,
  Outcomes1764000000005,
  AppendOnly1764000000006,
  Writing1764000000007,
  Media1764000000008,
  Notes1764000000009,
  OpenCourses1764000000010,
  QuestionTypes1764000000011,
  Corrections1764000000012,
  QuestionBank1764000000013,
  Marking1764000000014,
  QuizSections1764000000015,
  Sitting1764000000016,
  Enrolment1764000000018,
  CalendarMessages1764000000021,
  Organisation1764000000022,
  Planner1764000000023,
  Capture1764000000024,
  AttendanceReview1764000000025,
  ImportWizard1764000000026,
  Mandatory1764000000027,
  Competences1764000000028,
  DeadLetters1764000000029,
  ImportCreations1764000000030,
  AffiliationClaims1764000000031,
  ImportGoesGently1764000000032,
];
