import { type GAP_CODES, type LessonBlock, type PublishingGap, WAIVABLE_GAPS } from '@edukom/contracts';
import {
  checkReleaseRules,
  type ContentLocale,
  hasAnswerKey,
  poolShortages,
  type QuestionKey,
  type QuizPurpose,
  saysNothing,
  summariseText,
  summaryState,
} from '@edukom/domain';
import {
  type ActivityPlace,
  activityPlaces,
  blockPlaces,
  type ContentPlace,
  questionPlaces,
  textPlaces,
} from './content-places.js';
import type { VersionContent, VersionQuiz } from './course-draft.js';
import type { CourseDescription } from './course-version.entity.js';
import { isAllowedLink, linkedCourse, linksIn } from './rich-links.js';

type GapCode = (typeof GAP_CODES)[number];

/** A gap as writers see it, with the JSON pointer to it. */
export interface Gap extends PublishingGap {
  readonly pointer: string;
}

/** What outside the version decides. */
export interface GateWorld {
  readonly slug: string;
  /** Files of the course that were checked and can be shown. */
  readonly media: ReadonlySet<string>;
  /** Slugs of courses that are published, each with the courses it asks for first. */
  readonly published: ReadonlyMap<string, readonly string[]>;
}

function gap(code: GapCode, place: ContentPlace, locale: ContentLocale | null = null): Gap {
  return {
    key: [code, ...(locale ? [locale] : []), place.name].join(':'),
    code,
    locale,
    activityId: place.activity?.id ?? null,
    anchor: place.anchor,
    place: place.title,
    isWaivable: (WAIVABLE_GAPS as readonly string[]).includes(code),
    pointer: place.pointer,
  };
}

const courseAt = (pointer: string, description: CourseDescription | null): ContentPlace => ({
  subject: 'course',
  pointer,
  name: pointer.slice(1),
  activity: null,
  anchor: null,
  title: description?.title ?? null,
});

/** Texts that are missing or stale in a required language; those of one block are one gap per language. */
function textGaps(content: VersionContent, required: readonly ContentLocale[]): Gap[] {
  const gaps = new Map<string, Gap>();
  for (const { text, ...place } of textPlaces(content)) {
    const summary = summariseText(text);
    for (const locale of required) {
      const state = summaryState(summary, locale);
      if (state === 'current') continue;
      const found = gap(state, place, locale);
      if (!gaps.has(found.key)) gaps.set(found.key, found);
    }
  }
  return [...gaps.values()];
}

type Alt = Extract<LessonBlock, { kind: 'image' }>['body']['alt'];
const hasSource = (text: Alt): boolean => text !== null && !saysNothing(text.texts[text.source]?.v);

const isShown = (mediaId: string | null, { media }: GateWorld): boolean => mediaId !== null && media.has(mediaId);

/** Nothing was chosen, or the file is not there: still being checked, refused, of another course. */
function lacksMedia({ kind, body }: LessonBlock, world: GateWorld): boolean {
  if (kind === 'image' || kind === 'file') return !isShown(body.mediaId, world);
  if (kind === 'embed') return body.url === null;
  return kind === 'video' && !isShown(body.mediaId, world) && (body.mediaId !== null || body.url === null);
}

/** What a block of its kind cannot do without, whatever the language. */
const LACKS: Readonly<Partial<Record<GapCode, (block: LessonBlock, world: GateWorld) => boolean>>> = {
  'no-media': lacksMedia,
  'no-alt': ({ kind, body }) => kind === 'image' && !body.isDecorative && !hasSource(body.alt),
  'no-key': ({ kind, body }) =>
    kind === 'check' && (body.options.length < 2 || !body.options.some(({ isRight }) => isRight)),
};
const lackOf = (block: LessonBlock, world: GateWorld): GapCode[] =>
  (Object.keys(LACKS) as GapCode[]).filter((code) => LACKS[code]?.(block, world));

/** A film of ours is heard by nobody who does not hear: it needs captions in every required language. */
function captionsMissing(
  { kind, body }: LessonBlock,
  required: readonly ContentLocale[],
  world: GateWorld,
): ContentLocale[] {
  if (kind !== 'video' || body.mediaId === null) return [];
  return required.filter((locale) => !isShown(body.captions[locale] ?? null, world));
}

function isBroken(href: string, anchors: ReadonlySet<string>, { slug, published }: GateWorld): boolean {
  if (!isAllowedLink(href)) return true;
  if (href.startsWith('#')) return !anchors.has(href.slice(1));
  const course = linkedCourse(href);
  return course !== null && course !== slug && !published.has(course);
}

function lessonGaps(place: ActivityPlace, required: readonly ContentLocale[], world: GateWorld): Gap[] {
  if (place.activity.kind !== 'lesson') return [];
  const anchors = new Set(place.activity.blocks.map(({ anchor }) => anchor));
  if (anchors.size === 0) return [gap('empty-lesson', place)];
  return blockPlaces(place).flatMap(({ block, ...at }) => [
    ...lackOf(block, world).map((code) => gap(code, at)),
    ...captionsMissing(block, required, world).map((locale) => gap('no-captions', at, locale)),
    ...([...linksIn(block.body)].some((href) => isBroken(href, anchors, world)) ? [gap('broken-link', at)] : []),
  ]);
}

/** Sections that could not give every attempt what they promise. */
function shortSections(quiz: VersionQuiz | null): number[] {
  if (!quiz) return [];
  const sections = quiz.sections.map(({ kind, count, position }) => {
    const questions = quiz.slots.filter(({ section }) => section === position).map(({ id }) => id);
    return { kind, count: count ?? questions.length, questions };
  });
  return poolShortages(sections).flatMap((short, at) => (short > 0 ? [quiz.sections[at]?.position ?? at + 1] : []));
}

function quizGaps(place: ActivityPlace): Gap[] {
  if (place.activity.kind !== 'quiz') return [];
  const questions = questionPlaces(place);
  const asksNothing = questions.length === 0 && !place.activity.quiz?.sections.some(({ kind }) => kind === 'draw');
  if (asksNothing) return [gap('no-questions', place)];
  return [
    ...questions.flatMap(({ slot, ...at }) => (hasAnswerKey(slot.key as QuestionKey) ? [] : [gap('no-key', at)])),
    ...shortSections(place.activity.quiz).map((section) =>
      gap('pool-too-small', { ...place, name: `${place.name}/section-${section}` }),
    ),
  ];
}

/** Rules that would leave learners stuck; a cycle is told at its first member. */
function ruleGaps(places: readonly ActivityPlace[]): Gap[] {
  const bySlug = new Map(places.map((place) => [place.activity.slug, place]));
  const ruled = places.map(({ activity }) => ({
    ...activity,
    purpose: (activity.quiz?.settings['purpose'] ?? null) as QuizPurpose | null,
  }));
  return checkReleaseRules(ruled).flatMap((problem) => {
    const place = bySlug.get(problem.code === 'cycle' ? (problem.slugs[0] ?? '') : problem.slug);
    return place ? [gap(problem.code, place)] : [];
  });
}

/** Courses that come first must be there to be completed, and must not wait for this one. */
function prerequisiteGaps(description: CourseDescription, { slug, published }: GateWorld): Gap[] {
  const waitsForThis = (from: string, seen: Set<string>): boolean => {
    if (from === slug) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return (published.get(from) ?? []).some((next) => waitsForThis(next, seen));
  };
  return description.prerequisites.flatMap((first, at) => {
    const place = { ...courseAt(`/description/prerequisites/${at}`, description), name: `prerequisite ${first}` };
    if (waitsForThis(first, new Set())) return [gap('cycle', place)];
    return published.has(first) ? [] : [gap('impossible-rule', place)];
  });
}

/**
 * What stands in the way of publishing a version; empty when it may be published. A gap in a language can be waived, what
 * would leave learners stuck cannot.
 */
export function publishGate(content: VersionContent, world: GateWorld): Gap[] {
  const { description } = content;
  if (!description) return [gap('missing', courseAt('/description', null))];
  const { requiredLocales: required } = description;
  const places = activityPlaces(content);
  return [
    ...(places.length === 0 ? [gap('no-activity', courseAt('/modules', description))] : []),
    ...prerequisiteGaps(description, world),
    ...places.flatMap((place) => [...lessonGaps(place, required, world), ...quizGaps(place)]),
    ...ruleGaps(places),
    ...textGaps(content, required),
  ];
}
