import { mail } from './mail.js';
import { common } from './common.js';
import { field } from './field.js';
import { home } from './home.js';
import { problem } from './problem.js';
import { shell } from './shell.js';
import { signIn } from './sign-in.js';
import { statement } from './statement.js';

export const en = { mail, common, field, home, problem, shell, signIn, statement };
