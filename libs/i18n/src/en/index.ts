import { learner } from './learner.js';
import { staff } from './staff.js';

/** A new feature goes into one of the two parts: learners do not load the texts of staff. */
export const en = { ...learner, ...staff };
