import type { LessonBlock } from '@edukom/contracts';
import { localizedText, reviseSource } from '@edukom/domain';
import { aCheckBlock, aText, aTextBlock } from '../../../test/courses-factories.js';
import type { VersionActivity, VersionContent } from './course-draft.js';
import { describedBy } from './course-version.entity.js';
import { type GateWorld, publishGate } from './publish-gate.js';

const MEDIA = '01a20000-0000-7000-8000-000000000000';
const GONE = '01a20000-0000-7000-8000-000000000001';
const image = (body: object) =>
  ({
    anchor: 'i',
    kind: 'image',
    body: { mediaId: MEDIA, isDecorative: false, alt: aText('fjalë'), caption: null, ...body },
  }) as LessonBlock;
const video = (body: object) =>
  ({
    anchor: 'v',
    kind: 'video',
    body: { mediaId: null, url: null, captions: {}, title: aText('fjalë'), transcript: null, ...body },
  }) as LessonBlock;
const linking = (href: string): LessonBlock => {
  const doc = (text: string) => ({
    type: 'doc' as const,
    content: [
      {
        type: 'paragraph' as const,
        content: [{ type: 'text' as const, text, marks: [{ type: 'link' as const, attrs: { href } }] }],
      },
    ],
  });
  const { texts, ...rest } = aText('x');
  const rich = Object.fromEntries(Object.entries(texts).map(([locale, entry]) => [locale, { ...entry, v: doc('x') }]));
  return { anchor: 'l', kind: 'text', body: { rich: { ...rest, texts: rich } } };
};
const activity = (slug: string, rest: Partial<VersionActivity> = {}): VersionActivity => ({
  id: `id of ${slug}`,
  kind: 'lesson',
  slug,
  title: aText(slug),
  minutes: 5,
  isRequired: true,
  conditions: [],
  completion: { kind: 'usual' },
  blocks: [aTextBlock('b1')],
  quiz: null,
  ...rest,
});
const lesson = (...blocks: LessonBlock[]) => activity('l', { blocks });
const question = (id: string, key: object = { type: 'open' }) => ({
  id,
  versionId: `${id} 1`,
  section: 1,
  isDrawn: false,
  points: 100,
  texts: { prompt: aText('fjalë') },
  key,
});
const quizOf = (key: object) =>
  activity('q', {
    kind: 'quiz',
    blocks: [],
    quiz: { settings: { purpose: 'post' }, sections: [], slots: [question('x', key)] },
  });
/** A quiz that draws this many of a pool of two. */
const drawing = (count: number) => {
  const filter = { tags: [], competence: null, difficulties: [], includesShared: false };
  const pool = ['x', 'y'].map((id) => ({ ...question(id), isDrawn: true }));
  const sections = [{ position: 1, title: aText('Seksioni'), kind: 'draw' as const, count, ...filter }];
  return activity('q', {
    kind: 'quiz',
    blocks: [],
    quiz: { settings: { purpose: 'post' }, sections, slots: pool },
  });
};
const content = (activities: readonly VersionActivity[], description: object = {}): VersionContent => ({
  description: describedBy({
    title: aText('Kurs'),
    summary: aText('P'),
    category: 'c',
    requiredLocales: ['sq', 'sr-Cyrl', 'en'],
    audience: null,
    outcomes: [],
    ...description,
  }),
  modules: [{ id: 'm', title: aText('M'), activities }],
});
const WORLD: GateWorld = {
  media: new Set([MEDIA]),
  slug: 'this',
  published: new Map([
    ['other', []],
    ['waits', ['this']],
    ['far', ['waits']],
  ]),
};
const keysOf = (given: VersionContent) => publishGate(given, WORLD).map(({ key }) => key);

it.each<[string, VersionActivity[], string[]]>([
  ['a sound lesson', [lesson(aTextBlock('b1'), aCheckBlock('c'))], []],
  ['a course without activities', [], ['no-activity:modules']],
  ['a pool that is large enough', [drawing(2)], []],
  ['a pool that is too small', [drawing(3)], ['pool-too-small:q/section-1']],
  ['an empty lesson', [lesson()], ['empty-lesson:l']],
  ['a quiz without questions', [activity('q', { kind: 'quiz', blocks: [] })], ['no-questions:q']],
  ['a question without a key', [quizOf({ type: 'single', correct: [] })], ['no-key:q/question-1']],
  ['a question with one', [quizOf({ type: 'true-false', correct: false })], []],
  ['a picture without a text for those who do not see it', [lesson(image({ alt: null }))], ['no-alt:l/i']],
  [
    'with an empty one',
    [lesson(image({ alt: aText(' ', ' ', ' ') }))],
    ['no-alt:l/i', 'missing:sq:l/i', 'missing:sr-Cyrl:l/i', 'missing:en:l/i'],
  ],
  ['a decorative picture', [lesson(image({ alt: null, isDecorative: true }))], []],
  ['a picture that was not chosen', [lesson(image({ mediaId: null }))], ['no-media:l/i']],
  ['a picture that is not there', [lesson(image({ mediaId: GONE }))], ['no-media:l/i']],
  [
    'a film and captions that are not there',
    [lesson(video({ mediaId: GONE, captions: { sq: GONE, 'sr-Cyrl': MEDIA, en: MEDIA } }))],
    ['no-media:l/v', 'no-captions:sq:l/v'],
  ],
  ['a film that was not chosen', [lesson(video({}))], ['no-media:l/v']],
  [
    'a film of ours without captions',
    [lesson(video({ mediaId: MEDIA, captions: { sq: MEDIA } }))],
    ['no-captions:sr-Cyrl:l/v', 'no-captions:en:l/v'],
  ],
  ['a film elsewhere', [lesson(video({ url: 'https://player.vimeo.com/video/1' }))], []],
  [
    'a file that was not chosen',
    [lesson({ anchor: 'f', kind: 'file', body: { mediaId: null, title: aText('fjalë') } })],
    ['no-media:l/f'],
  ],
  [
    'a player without an address',
    [lesson({ anchor: 'e', kind: 'embed', body: { url: null, title: aText('fjalë') } })],
    ['no-media:l/e'],
  ],
  [
    'a check without a right option',
    [lesson({ ...aCheckBlock('c'), body: { ...aCheckBlock('c').body, options: [] } } as LessonBlock)],
    ['no-key:l/c'],
  ],
  ['a link to a part of the lesson', [lesson(aTextBlock('b1'), linking('#b1'))], []],
  ['a link to a part that is not there', [lesson(linking('#b1'))], ['broken-link:l/l']],
  ['a link to a course', [lesson(linking('/courses/other'))], []],
  ['a link to this course', [lesson(linking('/sr-Latn/courses/this?x#y'))], []],
  ['a link to no course', [lesson(linking('/sq/courses/gone'))], ['broken-link:l/l']],
  ['a link elsewhere', [lesson(linking('https://example.org/#gone'))], []],
  ['a link that runs something', [lesson(linking('javascript:alert(1)'))], ['broken-link:l/l']],
  [
    'a rule nobody can meet',
    [activity('l', { conditions: [{ kind: 'after', activity: 'gone' }] })],
    ['impossible-rule:l'],
  ],
  [
    'a cycle and what waits for it',
    [
      activity('a', { conditions: [{ kind: 'after', activity: 'b' }] }),
      activity('b', { conditions: [{ kind: 'after', activity: 'a' }] }),
      activity('c', { conditions: [{ kind: 'after', activity: 'a' }] }),
    ],
    ['cycle:a', 'unreachable:c'],
  ],
  [
    'several texts of one block are one gap per language',
    [
      lesson({
        anchor: 'r',
        kind: 'reveal',
        body: {
          title: localizedText('sq', 't'),
          rich: localizedText('sq', { type: 'doc', content: [{ type: 'text', text: 'x' }] }),
        },
      }),
    ],
    ['missing:sr-Cyrl:l/r', 'missing:en:l/r'],
  ],
  ['a stale title', [activity('l', { title: reviseSource(aText('fjalë'), 'new') })], ['stale:sr-Cyrl:l', 'stale:en:l']],
])('%s', (_name, activities, keys) => {
  expect(keysOf(content(activities))).toEqual(keys);
});

it.each<[string, object, string[]]>([
  ['a language that is not required may be missing', { locales: ['sq', 'sr-Cyrl', 'en', 'tr'] }, []],
  [
    'a required one may not',
    { requiredLocales: ['sq', 'tr'] },
    ['description/title', 'description/summary', 'module-m', 'l', 'l/b1'].map((name) => `missing:tr:${name}`),
  ],
  ['a course that comes first', { prerequisites: ['other'] }, []],
  ['one that is not published', { prerequisites: ['gone'] }, ['impossible-rule:prerequisite gone']],
  ['one that waits for this one', { prerequisites: ['far'] }, ['cycle:prerequisite far']],
])('%s', (_name, description, keys) => {
  expect(keysOf(content([lesson(aTextBlock('b1'))], description))).toEqual(keys);
});

it('only gaps in a language can be waived', () => {
  const all = publishGate(
    content([
      lesson(image({ alt: null }), video({ mediaId: MEDIA })),
      activity('x', { title: localizedText('sq', 'x'), completion: { kind: 'passed' } }),
    ]),
    WORLD,
  );
  expect(new Map(all.map(({ code, isWaivable }) => [code, isWaivable]))).toEqual(
    new Map([
      ['no-alt', false],
      ['no-captions', true],
      ['impossible-rule', false],
      ['missing', true],
    ]),
  );
  expect(all.find(({ code }) => code === 'no-alt')).toMatchObject({
    activityId: 'id of l',
    anchor: 'i',
    pointer: '/modules/0/activities/0/blocks/0',
  });
});

it('keys stay when other activities come before', () => {
  const broken = activity('x', { completion: { kind: 'passed' } });
  expect(keysOf(content([lesson(aTextBlock('b1')), broken]))).toEqual(keysOf(content([broken])));
});
