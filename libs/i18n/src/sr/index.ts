import { learner } from './learner.js';
import { obligations } from './obligations.js';
import { myNeeds } from './my-needs.js';
import { quizzes } from './quizzes.js';
import { records } from './records.js';
import { staff } from './staff.js';

/** A new feature goes into one of these parts: learners do not load the texts of staff. */
export const sr = { ...learner, ...obligations, ...records, ...quizzes, ...myNeeds, ...staff };
