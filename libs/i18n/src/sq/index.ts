import { learner } from './learner.js';
import { staff } from './staff.js';

export const sq = { ...learner, ...staff };
