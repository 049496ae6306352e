import { reports } from './reports.js';
import { certificates } from './certificates.js';
import { mail } from './mail.js';
import { common } from './common.js';
import { field } from './field.js';
import { home } from './home.js';
import { people } from './people.js';
import { problem } from './problem.js';
import { shell } from './shell.js';
import { signIn } from './sign-in.js';
import { statement } from './statement.js';

export const sr = { mail, common, field, home, people, problem, shell, signIn, statement, certificates, reports };
