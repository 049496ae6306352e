import { quiz } from './quiz.js';

/** Texts of taking a quiz and of its result: loaded with the pages about them. */
export const quizzes = { quiz };
