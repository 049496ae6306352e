import { askEarly } from './shared/api/early-answers.js';

/** What the pages of learners begin with, by their path below `/{locale}/app`. */
const FIRST: readonly (readonly [page: RegExp, addresses: readonly string[]])[] = [
  [/^$/, ['/api/me/learning', '/api/me/sessions', '/api/me/certificates']],
  [/^\/learning$/, ['/api/me/learning']],
];

const below = location.pathname.replace(/^\/[^/]*\/app/, '').replace(/\/+$/, '');
const lesson = /^\/learning\/[^/]+(?:\/lessons\/[^/]+)?$/.test(below) ? [`/api/me${below}`] : [];
askEarly(['/api/me', ...FIRST.flatMap(([page, addresses]) => (page.test(below) ? addresses : [])), ...lesson]);
