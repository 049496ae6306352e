import { competences } from './competences.js';
import { bank } from './bank.js';
import { pathWriting } from './path-writing.js';
import { open } from './open.js';
import { items } from './items.js';
import { accommodation } from './accommodation.js';
import { sittings } from './sittings.js';
import { capture } from './capture.js';
import { correction } from './correction.js';
import { builder } from './builder.js';
import { writing } from './writing.js';
import { authoring } from './authoring.js';
import { mail } from './mail.js';
import { mandatory } from './mandatory.js';
import { sentMessages } from './sent-messages.js';
import { jobs } from './jobs.js';
import { grading } from './grading.js';
import { gradebook } from './gradebook.js';
import { imports } from './imports.js';
import { merging } from './merging.js';
import { organisation } from './organisation.js';
import { people } from './people.js';
import { statement } from './statement.js';
import { reports } from './reports.js';
import { observatory } from './observatory.js';
import { review } from './review.js';
import { planner } from './planner.js';
import { runs } from './runs.js';
import { staffAttendance } from './staff-attendance.js';
import { staffCertificates } from './staff-certificates.js';
import { staffProblem } from './staff-problem.js';

/** Texts of the pages of staff, of mails and of public pages: loaded where they are needed. */
export const staff = {
  attendance: staffAttendance,
  certificates: staffCertificates,
  problem: staffProblem,
  bank,
  builder,
  writing,
  authoring,
  mail,
  mandatory,
  sentMessages,
  jobs,
  grading,
  gradebook,
  items,
  capture,
  correction,
  accommodation,
  sittings,
  imports,
  people,
  organisation,
  merging,
  statement,
  reports,
  observatory,
  review,
  planner,
  runs,
  open,
  pathWriting,
  competences,
};
