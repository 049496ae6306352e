import { field } from './field.js';
import { problem } from './problem.js';

export const sr = { field, problem };
