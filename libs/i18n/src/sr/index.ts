import { learner } from './learner.js';
import { staff } from './staff.js';

export const sr = { ...learner, ...staff };
