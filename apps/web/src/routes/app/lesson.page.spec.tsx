import type { LessonContent, Me } from '@edukom/contracts';
import { localizedText, translate } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import { webcrypto } from 'node:crypto';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { createMemoryRouter, Outlet, RouterProvider, useParams } from 'react-router';
import { AnnouncerProvider } from '../../shared/announce/announcer.js';
import { createQueryClient } from '../../shared/api/query-client.js';
import { MeProvider } from '../../shared/session/me.js';
import { ClientTexts } from '../../shared/text/client-texts.js';
import { Component } from './lesson.page.js';

const id = (last: string) => `01890000-0000-7000-8000-00000000000${last}`;
const text = (sq: string, sr: string) => translate(localizedText('sq', sq), 'sr-Cyrl', sr);
const rich = (words: string) => ({
  type: 'doc' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: words }] }],
});
const block = (anchor: string, sq: string, sr: string) => ({
  anchor,
  kind: 'text' as const,
  body: { rich: translate(localizedText('sq', rich(sq)), 'sr-Cyrl', rich(sr)) },
});
const lesson = (more: Partial<LessonContent> = {}): LessonContent => ({
  enrolmentId: id('2'),
  activityId: id('3'),
  slug: 'lesson-1',
  title: text('Fjalëkalimi', 'Лозинка'),
  courseTitle: text('Kursi', 'Курс'),
  minutes: 12,
  number: 1,
  count: 3,
  blocks: [
    block('b1', 'Paragrafi i parë', 'Први пасус'),
    block('b2', 'Paragrafi i dytë', 'Други пасус'),
    {
      anchor: 'b3',
      kind: 'check',
      body: {
        question: text('Çfarë bëni?', 'Шта радите?'),
        options: [
          { text: text('Asgjë', 'Ништа'), isRight: false },
          { text: text('Raportoj', 'Пријављујем'), isRight: true },
        ],
        explanation: text('Sepse ora nuk ndalet', 'Јер сат не стоји'),
      },
    },
  ],
  media: [],
  reached: [],
  answered: [],
  isCompleted: false,
  resumeAnchor: null,
  previous: null,
  following: null,
  ...more,
});
const me: Me = {
  personId: id('1'),
  givenName: 'Drita',
  familyName: 'Çelaj',
  email: 'd@e.example',
  locale: 'sq',
  grants: [],
  isDemo: true,
};

let served: LessonContent | null;
let requests: string[];
let sent: { kind: string; anchor: string }[];
let notes: { kind: string; anchor: string; text?: string; isSet?: boolean }[];

const answer = (body: unknown) => ({
  ok: true,
  status: 200,
  headers: new Headers(),
  text: async () => JSON.stringify(body),
});
/** Takes notes and tells of none: what the page shows is then its own. */
function serveNotes(request: RequestInit) {
  if (request.method === 'GET') return answer({ notes: [], courses: [] });
  notes.push(...(JSON.parse(String(request.body)) as { changes: typeof notes }).changes);
  return answer({ notes: [] });
}
let resumed: string[];
const seeing: { see: (anchor: string) => void } = { see: () => undefined };

class Observer {
  readonly #blocks = new Map<string, Element>();
  constructor(tell: (entries: object[]) => void) {
    seeing.see = (anchor) =>
      tell([
        {
          target: this.#blocks.get(anchor),
          isIntersecting: true,
          intersectionRatio: 1,
          intersectionRect: { height: 10 },
          rootBounds: null,
        },
      ]);
  }
  observe(element: HTMLElement) {
    this.#blocks.set(element.dataset['anchor'] ?? '', element);
  }
  unobserve() {
    return undefined;
  }
  disconnect() {
    return undefined;
  }
}

beforeEach(() => {
  served = lesson();
  [requests, sent, notes, resumed] = [[], [], [], []];
  localStorage.clear();
  Object.assign(window, { IntersectionObserver: Observer, scrollBy: () => undefined, scrollTo: () => undefined });
  Element.prototype.scrollIntoView = function scrolled(this: Element) {
    resumed.push(this.id);
  };
  Object.assign(globalThis, {
    fetch: async (address: string, request: RequestInit) => {
      requests.push(`${request.method} ${address}`);
      if (address.endsWith('/notes')) return serveNotes(request);
      if (request.method === 'POST') {
        sent.push(...(JSON.parse(String(request.body)) as { events: typeof sent }).events);
        return {
          ok: true,
          status: 200,
          headers: new Headers(),
          text: async () => JSON.stringify({ share: 0, completed: [], nextId: null }),
        };
      }
      const problem = { type: 'about:blank', title: 'x', status: 404, code: 'request.not-found' };
      return served
        ? { ok: true, status: 200, headers: new Headers(), text: async () => JSON.stringify(served) }
        : { ok: false, status: 404, headers: new Headers(), json: async () => problem };
    },
  });
});

async function open() {
  const first = await loadTranslate('sq');
  function Shell({ children }: { children: ReactNode }) {
    const { locale } = useParams();
    return (
      <ClientTexts locale={locale === 'sr-Latn' ? 'sr-Latn' : 'sq'} first={first}>
        <AnnouncerProvider>
          <MeProvider me={me}>{children}</MeProvider>
        </AnnouncerProvider>
      </ClientTexts>
    );
  }
  const path = `/app/learning/${id('2')}/lessons/lesson-1`;
  const router = createMemoryRouter(
    [
      {
        path: '/:locale/app',
        element: (
          <Shell>
            <Outlet />
          </Shell>
        ),
        children: [{ path: 'learning/:enrolmentId/lessons/:slug', Component }],
      },
    ],
    { initialEntries: [`/sq${path}`] },
  );
  render(
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return { inSerbian: () => act(() => router.navigate(`/sr-Latn${path}`, { replace: true })) };
}

it('keeps what was read, sends it together, and says when the lesson is completed', async () => {
  await open();
  await screen.findByText('Paragrafi i parë');
  for (const anchor of ['b1', 'b2', 'b3']) act(() => seeing.see(anchor));
  await waitFor(() => expect(screen.getAllByText('75 %').length).toBeGreaterThan(0), { timeout: 3_000 });
  expect(screen.getByText(/Mbeti vetëm një gjë/)).toBeTruthy();
  const user = userEvent.setup();
  await user.click(screen.getByRole('radio', { name: 'Raportoj' }));
  await user.click(screen.getByRole('button', { name: 'Kontrollo përgjigjen' }));
  await screen.findByText('E keni përfunduar këtë mësim');
  await waitFor(
    () =>
      expect(sent.map(({ kind, anchor }) => `${kind} ${anchor}`).sort()).toEqual([
        'completed b3',
        'opened ',
        'reached b1',
        'reached b2',
        'reached b3',
      ]),
    { timeout: 4_000 },
  );
  expect(requests.filter((line) => line.startsWith('POST')).length).toBeLessThanOrEqual(2);
}, 15_000);

it('judges a check-yourself in place, by keyboard, as often as one likes', async () => {
  await open();
  const user = userEvent.setup();
  const group = await screen.findByRole('group', { name: 'Çfarë bëni?' });
  screen.getByRole('button', { name: 'Kontrollo përgjigjen' }).focus();
  await user.keyboard('{Enter}');
  expect(within(group).getByText('Së pari zgjidhni një përgjigje.')).toBeTruthy();
  within(group).getByRole('radio', { name: 'Asgjë' }).focus();
  await user.keyboard(' {Enter}');
  expect(screen.getByText('Jo krejtësisht')).toBeTruthy();
  expect(screen.getByText('Sepse ora nuk ndalet')).toBeTruthy();
  expect(within(group).getByText('përgjigjja juaj, e pasaktë')).toBeTruthy();
  expect(within(group).getByText('përgjigjja e saktë')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Provo përsëri' }));
  expect(screen.queryByText('Jo krejtësisht')).toBeNull();
  await user.click(within(group).getByRole('radio', { name: 'Raportoj' }));
  await user.keyboard('{Enter}');
  expect(screen.getByText('E saktë')).toBeTruthy();
});

it('goes on where reading stopped, and stays at the beginning when nothing or all was read', async () => {
  served = lesson({ reached: ['b1', 'b2'], resumeAnchor: 'b2' });
  await open();
  await screen.findByText('Jeni aty ku mbetët herën e fundit.');
  expect(resumed).toEqual(['b2']);
  expect(screen.getByRole('button', { name: 'Shko te fillimi' })).toBeTruthy();
});

it('changes the language in place without a request and without losing an answer', async () => {
  const { inSerbian } = await open();
  await userEvent.setup().click(await screen.findByRole('radio', { name: 'Raportoj' }));
  const before = requests.length;
  await inSerbian();
  await screen.findByText('Drugi pasus');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Lozinka');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Prijavljujem' }).checked).toBe(true);
  expect(requests.slice(before).filter((line) => line.startsWith('GET'))).toEqual([]);
});

it('remembers the size of the text on this device', async () => {
  await open();
  const larger = await screen.findByRole('button', { name: 'Tekst më i madh' });
  await userEvent.setup().click(larger);
  expect(larger.getAttribute('aria-pressed')).toBe('true');
  expect(larger.closest('article')?.dataset['size']).toBe('large');
  expect(localStorage.getItem('edukom.text-size')).toBe('large');
});

it('tells whoever is not enrolled what to do', async () => {
  served = null;
  await open();
  expect(await screen.findByText('Nuk jeni të regjistruar në këtë kurs')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Shko te mësimi im' }).getAttribute('href')).toBe('/sq/app/learning');
});

it('keeps a note and a bookmark at a paragraph, by the keyboard, for their writer alone', async () => {
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
  await open();
  await screen.findByText('Paragrafi i dytë');
  const user = userEvent.setup();
  const summary = screen.getByText('Shënim ose faqeruajtës, paragrafi 2').closest('summary');
  if (!summary) throw new Error('no menu at the second paragraph');
  await user.click(summary);
  await user.click(within(summary.parentElement as HTMLElement).getByRole('button', { name: 'Shkruaj një shënim' }));
  const box = screen.getByLabelText('Shënimi im');
  expect(document.activeElement).toBe(box);
  await user.keyboard('pyet drejtorin');
  expect((box as HTMLTextAreaElement).value).toBe('pyet drejtorin');
  expect(screen.getByText('I ruajtur në këtë pajisje, ende i padërguar')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Mbyll' }));
  expect(document.activeElement).toBe(summary);
  expect(screen.getByRole('complementary', { name: 'Shënimi im' }).textContent).toContain('pyet drejtorin');
  await user.click(
    within(summary.parentElement as HTMLElement).getByRole('button', { name: 'Vendos faqeruajtës këtu' }),
  );
  expect(screen.getByText('Me faqeruajtës; shënim ose faqeruajtës, paragrafi 2')).toBeTruthy();
  await waitFor(
    () =>
      expect(notes).toMatchObject([
        { kind: 'note', anchor: 'b2', text: 'pyet drejtorin' },
        { kind: 'bookmark', anchor: 'b2', isSet: true },
      ]),
    { timeout: 3_000 },
  );
});

it('opens at the paragraph that the address names', async () => {
  window.location.hash = '#b2';
  served = lesson({ reached: ['b3'], resumeAnchor: 'b3' });
  await open();
  await screen.findByText('Paragrafi i dytë');
  await waitFor(() => expect(resumed).toEqual(['b2']));
  expect(screen.queryByRole('button', { name: 'Shko te fillimi' })).toBeNull();
  window.location.hash = '';
});
