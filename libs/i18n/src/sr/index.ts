import { learner } from './learner.js';
import { obligations } from './obligations.js';
import { myNeeds } from './my-needs.js';
import { quizzes } from './quizzes.js';
import { records } from './records.js';
import { requests } from './requests.js';
import { staff } from './staff.js';

/** A new feature goes into one of these parts: learners do not load the texts of staff. */
export const sr = {
  ...learner,
  ...obligations,
  ...records,
  ...requests,
  ...quizzes,
  ...myNeeds,
  ...staff,
  // What staff alone are told stands in their part, under the names that everybody uses.
  attendance: { ...records.attendance, ...staff.attendance },
  certificates: { ...records.certificates, ...staff.certificates },
  problem: { ...learner.problem, ...staff.problem },
};
