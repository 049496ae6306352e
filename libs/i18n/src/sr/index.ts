import { learner } from './learner.js';
import { staff } from './staff.js';

/** A new feature goes into one of the two parts: learners do not load the texts of staff. */
export const sr = { ...learner, ...staff };
import { open } from './open.js';
import { paths } from './paths.js';
import { attendance } from './attendance.js';
import { runs } from './runs.js';
import { reports } from './reports.js';
import { certificates } from './certificates.js';
import { mail } from './mail.js';
import { common } from './common.js';
import { courses } from './courses.js';
import { field } from './field.js';
import { quiz } from './quiz.js';
import { grading } from './grading.js';
import { home } from './home.js';
import { observatory } from './observatory.js';
import { people } from './people.js';
import { learning } from './learning.js';
import { media } from './media.js';
import { notes } from './notes.js';
import { problem } from './problem.js';
import { shell } from './shell.js';
import { signIn } from './sign-in.js';
import { statement } from './statement.js';

export const sr = {
  mail,
  common,
  courses,
  learning,
  media,
  notes,
  field,
  quiz,
  grading,
  home,
  people,
  problem,
  shell,
  signIn,
  statement,
  certificates,
  reports,
  observatory,
  runs,
  attendance,
  paths,
  open,
};
