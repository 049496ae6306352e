import {
  type BlockContent,
  BLOCK_TEXTS,
  type CourseDraftView,
  type DraftBlock,
  lessonBlock,
  type Me,
} from '@edukom/contracts';
import { type ContentLocale, editLocalized } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { AnnouncerProvider } from '../../../shared/announce/announcer.js';
import { createQueryClient } from '../../../shared/api/query-client.js';
import { MemoryEntries } from '../../../shared/outbox/kept-entries.js';
import { MeProvider } from '../../../shared/session/me.js';
import { TranslateProvider } from '../../../shared/text/use-t.js';
import type { LessonPorts } from '../autosave/lesson-ports.js';
import { LessonWriter } from '../autosave/lesson-writer.js';
import { contentOf } from '../model/block-content.js';
import { doc, paragraph, text } from '../../../shared/writing/rich-nodes.js';
import { LessonDesk } from './lesson-desk.js';

const id = (last: number) => `01890000-0000-7000-8000-00000000000${last}`;
const me: Me = {
  personId: id(1),
  givenName: 'Teuta',
  familyName: 'Krasniqi',
  email: 'teuta@komuna.example',
  locale: 'sq',
  grants: [{ role: 'trainer', scope: { kind: 'all', id: null } }],
  isDemo: true,
};
const title = { source: 'sq' as const, rev: 1, texts: { sq: { v: 'Mësimi' } } };
const activity = {
  id: id(3),
  kind: 'lesson' as const,
  slug: 'mesimi',
  title,
  minutes: 10,
  isRequired: true,
  conditions: [],
  completion: { kind: 'usual' as const },
  revision: 1,
  blockCount: 3,
  questionCount: 0,
  languages: [],
};
const draft: CourseDraftView = {
  courseId: id(2),
  slug: 'kursi',
  versionId: id(4),
  number: 1,
  revision: 1,
  description: {
    title,
    summary: title,
    audience: null,
    outcomes: [],
    category: 'digital-skills',
    sourceLocale: 'sq',
    locales: ['sq', 'sr-Cyrl', 'en'],
    requiredLocales: ['sq'],
    protectedTerms: ['Open Data Kosovo'],
    prerequisites: [],
  },
  modules: [{ id: id(5), title, revision: 1, activities: [activity] }],
  languages: [],
  versions: [],
};

function blockOf(
  anchor: string,
  content: BlockContent,
  locale: ContentLocale = 'sq',
  before: DraftBlock | null = null,
): DraftBlock {
  const { kind, ...view } = content;
  const body = editLocalized(before?.body ?? null, view, BLOCK_TEXTS[kind], { locale, source: 'sq', blank: () => '' });
  const made = lessonBlock.parse({ anchor, kind, body });
  return {
    ...made,
    id: id(Number(anchor.slice(-1)) + 5),
    revision: (before?.revision ?? 0) + 1,
    changedAt: new Date(0),
    changedBy: 'Agron',
  } as DraftBlock;
}
const says = (words: string): BlockContent => ({ kind: 'text', rich: doc(paragraph(text(words))) });

let blocks: DraftBlock[];
let writer: LessonWriter;
const calls: string[] = [];
const replace = (next: DraftBlock): DraftBlock => {
  blocks = blocks.map((block) => (block.anchor === next.anchor ? next : block));
  return next;
};
const ports: LessonPorts = {
  read: async () => blocks,
  add: async () => Promise.reject(new Error('not here')),
  save: async ({ anchor }, locale, { content }) => {
    calls.push(`save ${anchor} ${locale}`);
    const before = blocks.find((block) => block.anchor === anchor) ?? null;
    return replace(blockOf(anchor, content, locale, before));
  },
  remove: async () => undefined,
  restore: async () => Promise.reject(new Error('not here')),
  order: async (anchors) => {
    calls.push(`order ${anchors.join(' ')}`);
    return blocks;
  },
};

async function open(search = '') {
  const t = await loadTranslate('en');
  writer = await LessonWriter.open(
    { personId: me.personId, activityId: activity.id, source: 'sq', ports, kept: new MemoryEntries() },
    blocks,
  );
  const router = createMemoryRouter(
    [
      {
        path: '/:locale/app/authoring/:courseId/:activityId',
        element: <LessonDesk draft={draft} activity={activity} writer={writer} />,
      },
    ],
    { initialEntries: [`/en/app/authoring/${draft.courseId}/${activity.id}${search}`] },
  );
  render(
    <QueryClientProvider client={createQueryClient()}>
      <TranslateProvider t={t}>
        <MeProvider me={me}>
          <AnnouncerProvider>
            <RouterProvider router={router} />
          </AnnouncerProvider>
        </MeProvider>
      </TranslateProvider>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

const rows = () => [...document.querySelectorAll('.au-row')].map((row) => row.id);
const said = () => document.querySelector('.ed-hidden[role="status"]')?.textContent;

// jsdom lays nothing out; the editor asks where its caret is.
beforeAll(() => {
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => document.body.getBoundingClientRect();
});
// What a test leaves unsent is not sent into the next one.
afterEach(() => writer.close());
beforeEach(() => {
  localStorage.clear();
  calls.length = 0;
  blocks = [
    blockOf('b-1', says('një')),
    blockOf('b-2', says('dy')),
    blockOf('b-3', { kind: 'embed', url: null, title: 'Harta e komunës' }),
  ];
});

it('puts blocks in order by keyboard alone, and says each step', async () => {
  const user = await open();
  const grip = () => screen.getByRole('button', { name: 'Move: Text: një' });
  grip().focus();
  await user.keyboard(' ');
  expect(grip().getAttribute('aria-pressed')).toBe('true');
  expect(said()).toMatch(/një: taken, place 1 of 3/);
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(rows()).toEqual(['row-b-2', 'row-b-3', 'row-b-1']);
  expect(document.activeElement).toBe(grip());
  await user.keyboard('{ArrowDown}');
  expect(said()).toMatch(/place 3 of 3/);
  await user.keyboard('{Escape}');
  expect([rows(), said()]).toEqual([['row-b-1', 'row-b-2', 'row-b-3'], 'një: back at place 1 of 3']);
  await user.keyboard(' {ArrowDown} ');
  expect(said()).toMatch(/put down at place 2 of 3/);
  await act(() => writer.flush());
  expect(calls).toEqual(['order b-2 b-1 b-3']);
});

it('moves by the menu of a block, too', async () => {
  const user = await open();
  await user.click(screen.getByRole('button', { name: 'More: Text: dy' }));
  expect(document.activeElement?.textContent).toBe('Add a block below');
  await user.click(screen.getByRole('menuitem', { name: 'Move up' }));
  expect(rows()).toEqual(['row-b-2', 'row-b-1', 'row-b-3']);
});

it('types Serbian in Latin letters, shows the Cyrillic, and stores Cyrillic', async () => {
  const user = await open('?to=sr-Cyrl');
  await user.selectOptions(screen.getByRole('combobox', { name: 'I type Serbian in' }), 'Latin');
  const cell = within(screen.getAllByRole('group', { name: 'Српски / Srpski' })[2] as HTMLElement);
  await user.click(cell.getByRole('button', { name: /Embedded page/ }));
  await user.type(cell.getByRole('textbox', { name: 'Title' }), 'Njiva, Open Data Kosovo i džep');
  expect(cell.getByRole<HTMLInputElement>('textbox', { name: 'Title' }).value).toBe('Njiva, Open Data Kosovo i džep');
  expect(cell.getByText('Њива, Open Data Kosovo и џеп').getAttribute('lang')).toBe('sr-Cyrl');
  await act(() => writer.flush());
  expect(blocks[2] && contentOf(blocks[2], 'sr-Cyrl')).toMatchObject({ title: 'Њива, Open Data Kosovo и џеп' });
  await user.selectOptions(screen.getByRole('combobox', { name: 'I type Serbian in' }), 'Cyrillic');
  expect(cell.getByRole<HTMLInputElement>('textbox', { name: 'Title' }).value).toBe('Њива, Open Data Kosovo и џеп');
  expect(cell.getByText('Njiva, Open Data Kosovo i džep').getAttribute('lang')).toBe('sr-Latn');
  expect(localStorage.getItem('edukom.typing-script')).toBe('Cyrl');
});

it('computes how far a translation is: missing, current, and stale when the source changes', async () => {
  blocks = [replace(blockOf('b-1', says('one'), 'en', blocks[0]))];
  const user = await open('?to=en');
  expect(screen.getByText('current')).toBeTruthy();
  await act(async () => {
    writer.change('b-1', 'sq', { content: says('një e re') });
    await writer.flush();
  });
  expect(screen.getByText('out of date')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Still right' }));
  expect(writer.block('b-1')?.edits.get('en')?.isReviewed).toBe(true);
});

it('shows two versions of one text with the words that differ, and takes the one chosen', async () => {
  const theirs = blockOf('b-1', says('një e tjetrit'), 'sq', blocks[0]);
  const user = await open();
  const block = writer.block('b-1');
  jest.spyOn(ports, 'save').mockRejectedValueOnce(
    Object.assign(
      new (await import('../../../shared/api/errors.js')).ProblemError({
        type: 'about:blank',
        title: 'x',
        status: 409,
        code: 'draft.changed',
        current: JSON.parse(JSON.stringify(theirs)),
      }),
    ),
  );
  expect(block?.server?.revision).toBe(1);
  await act(async () => {
    writer.change('b-1', 'sq', { content: says('një e imja') });
    await writer.flush();
  });
  expect(screen.getByText('Agron changed this at the same time')).toBeTruthy();
  const mine = screen.getByRole('region', { name: 'Mine' });
  expect(within(mine).getByText('imja').tagName).toBe('INS');
  await user.click(screen.getByRole('button', { name: 'Take mine' }));
  expect(calls).toEqual(['save b-1 sq']);
  expect(screen.queryByText('Agron changed this at the same time')).toBeNull();
  expect(blocks[0] && contentOf(blocks[0], 'sq')).toEqual(says('një e imja'));
});

it('offers to bring back what was removed', async () => {
  const user = await open();
  await user.click(screen.getByRole('button', { name: 'More: Text: dy' }));
  await user.click(screen.getByRole('menuitem', { name: 'Remove' }));
  expect(rows()).toEqual(['row-b-1', 'row-b-3']);
  expect(screen.getByText('Removed: “dy”')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy();
});

it('is one list, however many parts the browser lays out apart', async () => {
  blocks = Array.from({ length: 60 }, (_, at) => blockOf(`b-${at + 1}`, says(`${at + 1}`)));
  await open();
  expect(document.querySelectorAll('.au-rows-part').length).toBeGreaterThan(1);
  const lists = screen.getAllByRole('list').filter((list) => list.querySelector('.au-row'));
  expect(lists).toHaveLength(1);
  expect(within(lists[0] as HTMLElement).getAllByRole('listitem')).toHaveLength(60);
});
