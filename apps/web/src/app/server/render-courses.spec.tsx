/** @jest-environment node */
import {
  type CoursePage,
  listCourses,
  listPaths,
  PageProblem,
  type PageRequest,
  type ProblemBody,
  readCourse,
} from '@edukom/contracts';
import { renderPage } from './render-page.js';

const shown = (value: string, lang = 'sq', fallback = false) => ({ value, lang, fallback });
const course: CoursePage = {
  slug: 'safe-passwords',
  title: shown('Fjalëkalime të sigurta'),
  summary: shown('Përmbledhja'),
  audience: shown('For every official', 'en', true),
  outcomes: [shown('Të krijoni një frazëkalim')],
  competences: [shown('Faktori i dytë')],
  prerequisites: [{ slug: 'basics', title: shown('Bazat') }],
  formats: ['room'],
  open: null,
  enrolmentId: null,
  category: 'digital-skills',
  minutes: 76,
  locales: ['sq', 'sr-Cyrl', 'en'],
  modules: [
    {
      title: shown('Moduli'),
      activities: [{ kind: 'lesson', title: shown('Mësimi i parë'), minutes: 12, isRequired: false }],
    },
  ],
  award: { title: shown('Certifikata'), monthsValid: 24 },
  runs: [
    {
      code: 'SP-2',
      title: shown('Grupi i Prizrenit'),
      host: shown('Prizren'),
      startsOn: '2026-11-09',
      endsOn: '2026-12-21',
      locales: ['sq'],
      sessionCount: 3,
    },
  ],
};
const unknown: ProblemBody = { type: 'about:blank', title: 'x', status: 404, code: 'request.not-found' };

async function open(url: string, more: Partial<PageRequest> = {}, courses = [course]) {
  const asked: unknown[] = [];
  const load = (async (endpoint: unknown, input: { params?: { slug: string }; query: { q?: string } }) => {
    asked.push(input);
    if (endpoint === readCourse) {
      if (input.params?.slug !== course.slug) throw new PageProblem(unknown);
      return course;
    }
    if (endpoint === listPaths) return { paths: [] };
    if (endpoint !== listCourses) throw new Error('another endpoint');
    return {
      courses: courses.map(({ slug, title, summary, category, minutes, locales }) => ({
        slug,
        title,
        summary,
        category,
        minutes,
        locales,
        lessonCount: 3,
        nextRunOn: '2099-05-12',
        competences: [],
        formats: ['room'],
      })),
      facets: {
        language: [{ value: 'sq', name: null, count: 1 }],
        competence: [{ value: 'second-factor', name: shown('Faktori i dytë'), count: 1 }],
        municipality: [{ value: 'prizren', name: shown('Prizren'), count: 1 }],
        format: [{ value: 'room', name: null, count: 1 }],
      },
    };
  }) as unknown as PageRequest['load'];
  const page = await renderPage({
    url,
    origin: 'https://edukom.example',
    isDemo: false,
    signedIn: null,
    load,
    ...more,
  });
  if (!page) throw new Error('no page');
  return {
    ...page,
    asked,
    words: page.html
      .replace(/<head>.*<\/head>/s, '')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' '),
  };
}

it('lists courses, and searches without a script', async () => {
  const { html, words } = await open('/sq/courses');
  expect(words).toContain('1 kurs');
  expect(words).toContain('3 mësime 76 minuta Shqip, Српски / Srpski, English Herën tjetër: 12.05.2099');
  expect(html).toMatch(/<form role="search"[^>]* action="\/sq\/courses" method="get"/);
  expect(html).toContain('href="/sq/courses/safe-passwords"');
  expect(html).toMatch(/aria-current="page"[^>]*>.*?Kurset/);
});

it('hands the query on, shows it again, and keeps it in the other languages', async () => {
  const { html, words, asked } = await open('/sq/courses?q=%20%22kuzhin%C3%AB%22%20', {}, []);
  expect(asked).toEqual([{ query: { locale: 'sq', q: '"kuzhinë"' } }]);
  expect(html).toContain('value="&quot;kuzhinë&quot;"');
  expect(words).toContain('Asnjë kurs për “&quot;kuzhinë&quot;”');
  expect(html).toContain('/en/courses?q=');
  expect((await open('/sq/courses', {}, [])).words).toContain('Ende nuk ka kurs të hapur');
});

it('shows a course whole: outcomes, outline, runs, certificate, how to take part', async () => {
  const { html, words, status } = await open('/sq/courses/safe-passwords');
  expect(status).toBe(200);
  for (const text of [
    'Çfarë do të mësoni Të krijoni një frazëkalim',
    'Mësimi i parë Mësim · 12 minuta · jo e detyrueshme',
    'Po, vlen 24 muaj',
    'nga 09.11.2026 deri më 21.12.2026',
    'Grupi i Prizrenit',
    'Hyr te kurset e mia',
  ])
    expect(words).toContain(text);
  expect(html).toContain('<span lang="en">For every official</span>');
  expect(html).toContain('href="/sq/sign-in?next=%2Fsq%2Fapp%2Flearning"');
  expect(html).toMatch(/<meta name="description" content="Përmbledhja"/);
  expect((await open('/sq/courses/safe-passwords', { signedIn: { name: 'Drita' } })).words).toContain(
    'Hap mësimin tim',
  );
});

it.each(['unknown', '%3Cscript%3E', 'A_B'])('answers %s as no course', async (slug) => {
  expect((await open(`/sq/courses/${slug}`)).status).toBe(404);
});

it('filters without a script: each choice with its number, what is chosen in the address and in the form', async () => {
  const { html, words, asked } = await open('/sq/courses?language=sq&format=webinar&competence=&municipality=prizren');
  // What is no choice of a filter is left out, not refused.
  expect(asked).toEqual([{ query: { locale: 'sq', language: 'sq', municipality: 'prizren' } }]);
  expect(words).toContain('Prizren (1)');
  expect(words).toContain('Në sallë, me grup (1)');
  expect(html).toMatch(/<details class="web-filters" open="">/);
  expect(html).toMatch(/<option value="prizren" selected="">/);
  expect((await open('/sq/courses')).html).toMatch(/<details class="web-filters">/);
  expect((await open('/sq/courses?language=en', {}, [])).words).toContain('Hiqni një filtër');
});

describe('an open course', () => {
  const openCourse: CoursePage = {
    ...course,
    formats: ['open'],
    open: { from: '2026-11-01', until: '2026-12-31', isOpen: true },
    runs: [],
  };
  const visit = (url: string, more: Partial<PageRequest> = {}, data: CoursePage = openCourse) =>
    open(url, { ...more, load: (() => Promise.resolve(data)) as unknown as PageRequest['load'] });
  const PAGE = '/sq/courses/safe-passwords';

  it('leads whoever is not signed in to the registration, and others in by one form', async () => {
    const { html, words } = await visit(PAGE);
    expect(words).toContain('I hapur për të gjithë');
    expect(words).toContain('Regjistrimi është i hapur deri më 31.12.2026.');
    expect(html).toContain(`href="${PAGE}/register"`);
    const signedIn = await visit(PAGE, { signedIn: { name: 'Drita' } });
    expect(signedIn.html).toContain('action="/api/open-courses/safe-passwords/enrolment?locale=sq"');
    const enrolled = await visit(PAGE, { signedIn: { name: 'Drita' } }, { ...openCourse, enrolmentId: 'e-1' });
    expect(enrolled.html).toContain('href="/sq/app/learning/e-1"');
    const later = await visit(PAGE, {}, { ...openCourse, open: { from: '2099-01-01', until: null, isOpen: false } });
    expect(later.words).toContain('Regjistrimi hapet më 01.01.2099.');
    expect(later.html).not.toContain(`${PAGE}/register`);
  });

  it('is registered for on a page of its own, with what was wrong beside its field and the trap out of reach', async () => {
    const { html } = await visit(`${PAGE}/register`);
    expect(html).toContain('action="/api/open-courses/safe-passwords/registrations?locale=sq"');
    expect(html).toMatch(/<div class="web-trap" aria-hidden="true">.*?tabindex="-1"[^>]*name="website"/i);
    const problem: ProblemBody = {
      type: 'about:blank',
      title: 'x',
      status: 422,
      code: 'request.invalid',
      errors: [{ pointer: '/consent', code: 'required' }],
    };
    const back = await visit(`${PAGE}/register`, {
      form: { values: { givenName: 'Vjosa', kind: 'media', locale: 'en' }, problem },
    });
    expect(back.status).toBe(422);
    expect(back.html).toMatch(/value="Vjosa"/);
    expect(back.html).toMatch(/value="media"[^>]*checked|checked[^>]*value="media"/);
    expect(back.html).toContain('href="#field-consent"');
    expect((await visit(`${PAGE}/register`, {}, { ...openCourse, open: null })).html).not.toContain(
      '<form method="post"',
    );
  });
});
