import { reviseSource, translate } from '@edukom/domain';
import { aText, aTextBlock } from '../../../../test/courses-factories.js';
import type { VersionActivity, VersionContent } from '../course-draft.js';
import { describedBy } from '../course-version.entity.js';
import { versionDiff } from './version-diff.js';

const activity = (slug: string, rest: Partial<VersionActivity> = {}): VersionActivity => ({
  id: slug,
  kind: 'lesson',
  slug,
  title: aText(slug),
  minutes: 5,
  isRequired: true,
  conditions: [],
  completion: { kind: 'usual' },
  blocks: [aTextBlock('b1'), aTextBlock('b2'), aTextBlock('b3')],
  quiz: null,
  ...rest,
});
const content = (...modules: VersionActivity[][]): VersionContent => ({
  description: describedBy({
    title: aText('Kurs'),
    summary: aText('P'),
    category: 'c',
    requiredLocales: ['sq', 'en'],
    audience: null,
    outcomes: [aText('o')],
  }),
  modules: modules.map((activities, at) => ({ id: `m${at}`, title: aText(`M${at}`), activities })),
});
const base = content([activity('a'), activity('b'), activity('c')]);
const told = (after: VersionContent, before = base) =>
  versionDiff(before, after).map(({ kind, subject, anchor, part, before: was, after: is }) =>
    [kind, subject, anchor, part, was, is].filter((one) => one !== null).join(' | '),
  );
const slot = (id: string, prompt = 'Q') => ({
  id,
  versionId: `${id} 1`,
  section: 1,
  isDrawn: false,
  points: 100,
  texts: { prompt: aText(prompt) },
  key: { type: 'open' },
});
const quiz = (...slots: ReturnType<typeof slot>[]) =>
  content([activity('q', { kind: 'quiz', blocks: [], quiz: { settings: { purpose: 'post' }, sections: [], slots } })]);

const ROWS: [string, VersionContent, string[], VersionContent?][] = [
  ['nothing', base, []],
  ['new ids', content([activity('a', { id: 'x' }), activity('b'), activity('c')]), []],
  [
    'a translation alone',
    content([activity('a', { title: translate(aText('a'), 'en', 'new') }), activity('b'), activity('c')]),
    [],
  ],
  ['an activity came', content([activity('a'), activity('x'), activity('b'), activity('c')]), ['added | activity | x']],
  ['an activity went', content([activity('a'), activity('c')]), ['removed | activity | b']],
  ['an activity moved', content([activity('c'), activity('a'), activity('b')]), ['moved | activity | c']],
  [
    'an activity went to another module',
    content([activity('a'), activity('b')], [activity('c')]),
    ['added | module | M1', 'moved | activity | c'],
  ],
  [
    'settings and title of an activity',
    content([
      activity('a', { minutes: 7, title: reviseSource(aText('a'), 'A') }),
      activity('b', { conditions: [{ kind: 'after', activity: 'a' }] }),
      activity('c'),
    ]),
    [
      'changed | activity | minutes | 5 | 7',
      'changed | activity | title | a | A',
      'changed | activity | conditions | [{"activity":"a","kind":"after"}]',
    ],
  ],
  [
    'blocks',
    content([
      activity('a', { blocks: [aTextBlock('b3'), aTextBlock('b1', 'other'), aTextBlock('new', 'said')] }),
      activity('b'),
      activity('c'),
    ]),
    [
      'removed | block | b2 | b2',
      'moved | block | b3 | text\nb3',
      'changed | block | b1 | rich | b1 | other',
      'added | block | new | said',
    ].map((line) => line.replace('text\n', '')),
  ],
  [
    'questions',
    quiz(slot('2'), slot('1', 'R'), slot('3')),
    ['moved | question | 1 | Q', 'changed | question | 2 | texts/prompt | Q | R', 'added | question | 3 | Q'],
    quiz(slot('1'), slot('2')),
  ],
];
it.each(ROWS.map(([name, after, lines, before = base]) => [name, after, lines, before] as const))(
  '%s',
  (_name, after, lines, before) => {
    expect(told(after, before)).toEqual(lines);
  },
);

it('description and modules', () => {
  const { description } = base;
  if (!description) throw new Error('no description');
  const after: VersionContent = {
    description: { ...description, category: 'd', outcomes: [], audience: aText('all'), prerequisites: ['basics'] },
    modules: base.modules.map((module) => ({ ...module, title: aText('N') })),
  };
  expect(told(after)).toEqual([
    'changed | course | audience | all',
    'changed | course | category | c | d',
    'changed | course | outcomes/0 | o',
    'changed | course | prerequisites | ["basics"]',
    'changed | module | title | M0 | N',
  ]);
});

it('what goes away and comes back cancels out: each change has its counterpart', () => {
  const after = content([activity('c'), activity('a', { minutes: 9 })], [activity('x')]);
  const counterparts = { added: 'removed', removed: 'added', moved: 'moved', changed: 'changed' } as const;
  const summary = (changes: ReturnType<typeof versionDiff>, turn: (kind: keyof typeof counterparts) => string) =>
    changes
      .filter(({ kind }) => kind !== 'moved')
      .map(({ kind, subject, part }) => `${turn(kind)} ${subject} ${part ?? ''}`)
      .sort();
  expect(summary(versionDiff(after, base), (kind) => kind)).toEqual(
    summary(versionDiff(base, after), (kind) => counterparts[kind]),
  );
});
