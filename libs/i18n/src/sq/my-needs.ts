import { needs } from './needs.js';

/** Texts of self-assessment: loaded with the pages about it. */
export const myNeeds = { needs };
