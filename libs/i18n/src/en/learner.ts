import { paths } from './paths.js';
import { media } from './media.js';
import { common } from './common.js';
import { courses } from './courses.js';
import { learning } from './learning.js';
import { notes } from './notes.js';
import { offline } from './offline.js';
import { field } from './field.js';
import { home } from './home.js';
import { problem } from './problem.js';
import { shell } from './shell.js';
import { signIn } from './sign-in.js';

/** Texts of the pages everybody has: loaded with the application. */
export const learner = {
  media,
  common,
  courses,
  learning,
  notes,
  offline,
  field,
  home,
  problem,
  shell,
  signIn,
  paths,
};
