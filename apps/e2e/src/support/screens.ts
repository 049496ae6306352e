import { json } from './http.js';
import { CURRENT_RUN, newOfficial, NEW_PASSWORD } from './new-official.js';
import { at, currentRun, firstOf, type Looker, mandatoryTraining } from './screen-address.js';
import { DESK, PHONE, type Visitor } from './visitor.js';

export type { Looker };

/** A screen to look at; a function finds the address of what has an id. */
export type Screen = readonly [name: string, open: string | ((looker: Looker) => Promise<void>)];

export interface RoleScreens {
  readonly role: string;
  readonly viewport: typeof DESK | typeof PHONE;
  readonly screens: readonly Screen[];
}

/** Signs in as a role of the demo; as an official, as somebody new. */
export async function signInAs(role: string, visitor: Visitor): Promise<Looker> {
  if (role !== 'official') {
    await visitor.signIn(`${role}@edukom.example`);
    return { visitor, official: null };
  }
  const official = await newOfficial(`Locale-${visitor.locale}`);
  await visitor.signIn(official.email, NEW_PASSWORD);
  return { visitor, official };
}

/** The first link of the page that fits; lists come a moment after their heading. */
async function pressLink({ page }: Visitor, href: RegExp): Promise<void> {
  const links = page.locator('main a[href]');
  await links.first().waitFor();
  for (let tries = 0; tries < 100; tries += 1) {
    const all = await links.evaluateAll((found) => found.map((one) => one.getAttribute('href') ?? ''));
    const index = all.findIndex((one) => href.test(one));
    if (index >= 0) return links.nth(index).click();
    await page.waitForTimeout(100);
  }
  throw new Error(`${page.url()} has no link like ${String(href)}`);
}

/** Opens a page, then follows its first link that fits. */
const follow =
  (below: string, ...hrefs: readonly RegExp[]) =>
  async ({ visitor }: Looker): Promise<void> => {
    await visitor.goto(below);
    for (const href of hrefs) {
      await pressLink(visitor, href);
      await visitor.page.waitForURL((url) => href.test(url.pathname));
    }
  };

/** Two accounts side by side, whoever they are: looking changes nothing. */
const twoPeople = at(async (send) => {
  const { items } = await send<{ items: { personId: string }[] }>('/api/people?locale=sq&limit=2');
  const [one, other] = items;
  if (!one || !other) throw new Error('There are no two people');
  return `/app/people/${one.personId}/merge/${other.personId}`;
});

/** Today's date decides whether codes are given out: the screen says so otherwise. */
const sessionPage = (page: 'attendance' | 'screen' | 'capture' | 'papers') =>
  at(async (send, { visitor }) => {
    visitor.expectStatus(409);
    const run = await send<{ sessions: { id: string }[] }>(`/api/runs/${await currentRun(send)}`);
    return `/app/sessions/${firstOf(run.sessions, 'session').id}/${page}`;
  });

type Attendance = { readonly sessions: readonly { id: string }[]; readonly people: readonly { enrolmentId: string }[] };
const history = at(async (send) => {
  const run = await send<Attendance>(`/api/runs/${await currentRun(send)}/attendance`);
  return `/app/sessions/${firstOf(run.sessions, 'session').id}/people/${firstOf(run.people, 'person').enrolmentId}`;
});
const runPage = (page: string) => at(async (send) => `/app/runs/${await currentRun(send)}/${page}`);

/** A page about a quiz of the run under way in which somebody has to mark answers. */
const ofQuiz = (address: (runId: string, quizId: string) => string) =>
  at(async (send) => {
    const runId = await currentRun(send);
    const { quizzes } = await send<{ quizzes: { quizId: string; questions: unknown[] }[] }>(
      `/api/runs/${runId}/grading`,
    );
    const marked = quizzes.filter(({ questions }) => questions.length > 0);
    return address(runId, firstOf(marked, 'quiz').quizId);
  });
const gradingPage = (page: string) => at(async (send) => `/app/grading/${await currentRun(send)}/${page}`);

type Quizzes = { readonly quizzes: readonly { readonly quizId: string }[] };
type Sittings = { readonly items: readonly { readonly attemptId: string }[] };
const lateAnswers = at(async (send) => {
  const runId = await currentRun(send);
  const { quizId } = firstOf((await send<Quizzes>(`/api/runs/${runId}/grading`)).quizzes, 'quiz');
  const { items } = await send<Sittings>(`/api/runs/${runId}/quizzes/${quizId}/attempts?show=finished`);
  return `/app/grading/${runId}/attempts/${quizId}/${firstOf(items, 'attempt').attemptId}`;
});

interface Draft {
  readonly modules: readonly { readonly activities: readonly { readonly id: string; readonly kind: string }[] }[];
}

/** A page about the course of twelve lessons; `*` is its first lesson, `+` its first quiz, `=` a question of it. */
const writing = (below: string) =>
  at(async (send) => {
    const { courses } = await send<{ courses: { courseId: string; slug: string }[] }>('/api/authoring/courses');
    const { courseId } = firstOf(
      courses.filter(({ slug }) => slug === 'digital-services'),
      'course',
    );
    const draft = await send<Draft>(`/api/authoring/courses/${courseId}/draft`, { method: 'POST' });
    const activities = draft.modules.flatMap((one) => one.activities);
    const first = (kind: string) =>
      firstOf(
        activities.filter((one) => one.kind === kind),
        kind,
      ).id;
    const bank = await send<{ items: { questionId: string }[] }>(`/api/authoring/courses/${courseId}/questions`);
    const question = firstOf(bank.items, 'question').questionId;
    return `/app/authoring/${courseId}${below.replace('*', first('lesson')).replace('+', first('quiz')).replace('=', question)}`;
  });

const takenQuiz = at(async (send, { official, visitor }) => {
  const quizId = official?.quizIds.pre ?? '';
  const start = await send<{ attemptId: string }>(`/api/quizzes/${quizId}/attempts`, json({ locale: visitor.locale }));
  await send(`/api/attempts/${start.attemptId}/submit`, { method: 'POST' });
  return `/app/quizzes/${quizId}/attempts/${start.attemptId}`;
});

const checkedImport = at(async (send, { visitor }) => {
  const form = new FormData();
  const table = `Given name,Family name,E-mail,Institution\nLocale,${visitor.locale},not an address,Prizren\n`;
  form.set('file', new Blob([table], { type: 'text/csv' }), 'list.csv');
  const { importId } = await send<{ importId: string }>('/api/imports?kind=people', { method: 'POST', body: form });
  return `/app/people/import/${importId}`;
});

const checkedQuestions = at(async (send) => {
  const form = new FormData();
  form.set('file', new Blob(['Ku hapet portali? {=Në rrjet ~Në zyrë}'], { type: 'text/plain' }), 'questions.gift');
  const upload = { method: 'POST', body: form };
  const { importId } = await send<{ importId: string }>('/api/question-imports?language=sq', upload);
  return `/app/bank/import/${importId}`;
});

const writtenPath = at(async (send, { visitor }) => {
  const slug = `locales-${visitor.locale.toLowerCase()}`;
  const { pathId } = await send<{ pathId: string }>('/api/path-drafts', json({ slug, titleSq: 'Shtegu i gjuhëve' }));
  return `/app/paths/${pathId}`;
});

const selfAssessment = at(async (send) => {
  await send('/api/me/needs/assessments', { method: 'POST' });
  return '/app/needs/assessment';
});

const issuing = at(async (send) => {
  const { items } = await send<{ items: { runId: string }[] }>('/api/certificate-runs');
  return `/app/certificates/issue/${firstOf(items, 'run').runId}`;
});

/** The run of a group: an open one has no progress to watch. */
async function runProgress({ visitor }: Looker): Promise<void> {
  await visitor.goto('/app/runs');
  const row = visitor.page.getByRole('row', { name: new RegExp(CURRENT_RUN) });
  await row.getByRole('link').first().click();
  await visitor.page.waitForURL((url) => RUN.test(url.pathname));
  await visitor.page.goto(`${visitor.page.url()}?tab=progress`);
  await visitor.page.locator('main tbody tr').first().waitFor();
}

const COURSE = /\/learning\/[\w-]+$/;
const RUN = /\/runs\/[\da-f-]{36}$/;

/** Every screen of the application by who sees it, in the order they are opened. */
export const SCREENS: readonly RoleScreens[] = [
  {
    role: 'official',
    viewport: PHONE,
    screens: [
      ['home', '/app'],
      ['learning', '/app/learning'],
      ['course', follow('/app/learning', COURSE)],
      ['lesson', follow('/app/learning', COURSE, /\/lessons\//)],
      ['notes', '/app/notes'],
      ['quiz', follow('/app/learning', COURSE, /\/quizzes\//)],
      ['quiz-result', takenQuiz],
      ['needs', '/app/needs'],
      ['needs-assessment', selfAssessment],
      ['places', '/app/places'],
      ['sessions', '/app/sessions'],
      ['check-in', '/app/check-in'],
      ['certificates', '/app/certificates'],
      ['messages', '/app/messages/mine'],
    ],
  },
  {
    role: 'trainer',
    viewport: DESK,
    screens: [
      ['home', '/app'],
      ['runs', '/app/runs'],
      ['run-progress', runProgress],
      ['attendance', sessionPage('attendance')],
      ['code', sessionPage('screen')],
      ['capture', sessionPage('capture')],
      ['papers', sessionPage('papers')],
      ['history', history],
      ['run-attendance', runPage('attendance')],
      ['attendance-rule', runPage('attendance-rule')],
      ['attendance-review', '/app/attendance'],
      ['attendance-totals', '/app/attendance/totals'],
      ['grading', '/app/grading'],
      ['grading-run', follow('/app/grading', /\/grading\/[\w-]+$/)],
      ['grading-queue', follow('/app/grading', /\/grading\/[\w-]+$/, /\/grading\/[\w-]+\/[\da-f-]{36}$/)],
      ['grading-people', ofQuiz((runId, quizId) => `/app/grading/${runId}/people/${quizId}`)],
      ['gradebook', gradingPage('gradebook')],
      ['decisions', gradingPage('decisions')],
      ['appeals', gradingPage('appeals')],
      ['items', ofQuiz((runId, quizId) => `/app/grading/${runId}/items/${quizId}`)],
      ['course-items', ofQuiz((_runId, quizId) => `/app/quizzes/${quizId}/items`)],
      ['attempts', ofQuiz((runId, quizId) => `/app/grading/${runId}/attempts/${quizId}`)],
      ['late-answers', lateAnswers],
      ['courses', '/app/authoring'],
      ['course-new', '/app/authoring/new'],
      ['course-outline', writing('')],
      ['course-settings', writing('/settings')],
      ['course-publish', writing('/publish')],
      ['course-versions', writing('/versions')],
      ['lesson', writing('/*')],
      ['lesson-settings', writing('/*/settings')],
      ['lesson-preview', writing('/*/preview')],
      ['quiz', writing('/+')],
      ['question', writing('/+/questions/=')],
      ['question-new', writing('/+/questions/new')],
      ['bank', '/app/bank'],
      ['bank-import', '/app/bank/import'],
      ['bank-import-check', checkedQuestions],
    ],
  },
  {
    role: 'manager',
    viewport: DESK,
    screens: [
      ['home', '/app'],
      ['people', '/app/people'],
      ['person', follow('/app/people', /\/people\/[\da-f-]{36}$/)],
      ['duplicates', '/app/people/duplicates'],
      ['merge', twoPeople],
      ['institutions', '/app/organisation'],
      ['institution', follow('/app/organisation', /\/organisation\/[\da-f-]{36}$/)],
      ['import', '/app/people/import'],
      ['import-check', checkedImport],
      ['calendar', '/app/runs/calendar'],
      ['rooms', '/app/runs/rooms'],
      ['run-new', '/app/runs/new'],
      ['run', follow('/app/runs', RUN)],
      ['paths', '/app/paths'],
      ['path', writtenPath],
      ['competences', '/app/competences'],
      ['competence-profile', follow('/app/competences', /\/competences\/[\da-f-]{36}$/)],
      ['competence-courses', '/app/competences/courses'],
      ['competence-gaps', '/app/gaps'],
      ['issue', '/app/certificates/issue'],
      ['issue-run', issuing],
      ['ledger', '/app/certificates/ledger'],
      ['certificate', follow('/app/certificates/ledger', /\/certificates\/[\da-f-]{36}$/)],
      ['reports', '/app/reports'],
      ['messages-sent', '/app/messages'],
      ['mandatory', '/app/mandatory'],
      ['mandatory-new', '/app/mandatory/new'],
      ['mandatory-training', mandatoryTraining],
    ],
  },
  {
    role: 'editor',
    viewport: DESK,
    screens: [
      ['home', '/app'],
      ['feeds', '/app/feeds'],
      ['feed', follow('/app/feeds', /\/feeds\/[\w-]+$/)],
    ],
  },
  {
    role: 'focal',
    viewport: DESK,
    screens: [
      ['home', '/app'],
      ['nominations', '/app/nominations'],
    ],
  },
  {
    role: 'admin',
    viewport: DESK,
    screens: [
      ['home', '/app'],
      ['jobs-failed', '/app/jobs'],
      ['jobs-settled', '/app/jobs?group=settled'],
    ],
  },
];
