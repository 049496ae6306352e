import { isAllowed, type Action, type Grant } from '@edukom/domain';
import type { Translate } from '@edukom/i18n';
import type { IconName } from '@edukom/ui';

export interface NavEntry {
  readonly text: (t: Translate) => string;
  /** Below `/{locale}/app`. */
  readonly path: `/${string}` | '';
  readonly icon: IconName;
  /** Shown to whoever may do this anywhere; null: to everyone signed in. */
  readonly action: Action | null;
  /** One's own learning: for staff it stands in the account menu, so that the bar holds their work. */
  readonly isOwn?: boolean;
  /** Stands in the account menu for everybody: the bar of a phone holds only so much. */
  readonly isAside?: boolean;
}

/** The menu of the application, in its order. One line per page that deserves a place in it. */
export const NAVIGATION: readonly NavEntry[] = [
  { text: (t) => t('shell.app.home'), path: '', icon: 'home', action: null },
  { text: (t) => t('shell.app.learning'), path: '/learning', icon: 'book', action: null, isOwn: true },
  { text: (t) => t('shell.app.notes'), path: '/notes', icon: 'bookmark', action: null, isOwn: true, isAside: true },
  { text: (t) => t('shell.app.places'), path: '/places', icon: 'plus', action: null, isOwn: true, isAside: true },
  { text: (t) => t('shell.app.needs'), path: '/needs', icon: 'list', action: null, isOwn: true, isAside: true },
  { text: (t) => t('shell.app.sessions'), path: '/sessions', icon: 'calendar', action: null, isOwn: true },
  { text: (t) => t('shell.app.certificates'), path: '/certificates', icon: 'certificate', action: null, isOwn: true },
  {
    text: (t) => t('shell.app.messages'),
    path: '/messages/mine',
    icon: 'mail',
    action: null,
    isOwn: true,
    isAside: true,
  },
  { text: (t) => t('shell.app.authoring'), path: '/authoring', icon: 'book', action: 'course.write' },
  { text: (t) => t('shell.app.bank'), path: '/bank', icon: 'quiz', action: 'course.begin', isAside: true },
  { text: (t) => t('shell.app.runs'), path: '/runs', icon: 'list', action: 'run.read' },
  { text: (t) => t('shell.app.grading'), path: '/grading', icon: 'edit', action: 'grading.mark' },
  { text: (t) => t('shell.app.nominations'), path: '/nominations', icon: 'people', action: 'enrolment.nominate' },
  { text: (t) => t('shell.app.people'), path: '/people', icon: 'people', action: 'people.read' },
  {
    text: (t) => t('shell.app.organisation'),
    path: '/organisation',
    icon: 'list',
    action: 'people.read',
    isAside: true,
  },
  { text: (t) => t('shell.app.import'), path: '/people/import', icon: 'upload', action: 'people.import' },
  { text: (t) => t('shell.app.issue'), path: '/certificates/issue', icon: 'check', action: 'certificate.issue' },
  { text: (t) => t('shell.app.reports'), path: '/reports', icon: 'chart', action: 'attendance.export' },
  {
    text: (t) => t('shell.app.attendance'),
    path: '/attendance',
    icon: 'check',
    action: 'attendance.mark',
    isAside: true,
  },
  { text: (t) => t('shell.app.paths'), path: '/paths', icon: 'book', action: 'path.write', isAside: true },
  { text: (t) => t('shell.app.mandatory'), path: '/mandatory', icon: 'check', action: 'run.plan', isAside: true },
  { text: (t) => t('shell.app.gaps'), path: '/gaps', icon: 'chart', action: 'competence.read', isAside: true },
  {
    text: (t) => t('shell.app.competences'),
    path: '/competences',
    icon: 'list',
    action: 'competence.plan',
    isAside: true,
  },
  { text: (t) => t('shell.app.sent-messages'), path: '/messages', icon: 'mail', action: 'message.read', isAside: true },
  { text: (t) => t('shell.app.jobs'), path: '/jobs', icon: 'alert', action: 'job.read', isAside: true },
  { text: (t) => t('shell.app.feeds'), path: '/feeds', icon: 'sync', action: 'feed.read' },
];

/** What somebody with these grants sees, in the bar and in the account menu. */
export function navigationFor(grants: readonly Grant[]): { bar: NavEntry[]; account: NavEntry[] } {
  const isStaff = grants.length > 0;
  const seen = NAVIGATION.filter((entry) => entry.action === null || isAllowed(grants, entry.action));
  const inAccount = (entry: NavEntry) => entry.isAside === true || (isStaff && entry.isOwn === true);
  return { bar: seen.filter((entry) => !inAccount(entry)), account: seen.filter(inAccount) };
}

/** The entry a page belongs to: the longest path it lies under. `path` is below `/{locale}/app`. */
export function currentEntry(entries: readonly NavEntry[], path: string): NavEntry | undefined {
  const holds = (entry: NavEntry) =>
    entry.path === '' ? path === '' : path === entry.path || path.startsWith(`${entry.path}/`);
  return entries.filter(holds).sort((a, b) => b.path.length - a.path.length)[0];
}
