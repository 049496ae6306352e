import { learner } from './learner.js';
import { records } from './records.js';
import { staff } from './staff.js';

/** A new feature goes into one of the three parts: learners do not load the texts of staff. */
export const sq = { ...learner, ...records, ...staff };
