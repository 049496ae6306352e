import { due } from './due.js';

/** Texts of what is mandatory or to be renewed: loaded by whom it concerns. */
export const obligations = { due };
