import { type LocalizedText, textsIn } from '@edukom/domain';
import type { VersionActivity, VersionContent } from './course-draft.js';

/** A part of a version that a gap, a task or a change is told of. */
export interface ContentPlace {
  readonly subject: 'course' | 'module' | 'activity' | 'block' | 'question';
  /** JSON pointer into the course. */
  readonly pointer: string;
  /** The same part by what stays when others come and go: slugs, anchors, numbers of questions. */
  readonly name: string;
  readonly activity: VersionActivity | null;
  readonly anchor: string | null;
  /** What a reader recognises it by. */
  readonly title: LocalizedText | null;
}

/** A translated text and where it stands. */
export interface TextPlace extends ContentPlace {
  readonly text: LocalizedText<unknown>;
}

/** An activity and where it stands. */
export interface ActivityPlace extends ContentPlace {
  readonly activity: VersionActivity;
}

export const activityPlace = (activity: VersionActivity, pointer: string): ActivityPlace => ({
  subject: 'activity',
  pointer,
  name: activity.slug,
  activity,
  anchor: null,
  title: activity.title,
});

/** The activities of a version in order. */
export const activityPlaces = ({ modules }: VersionContent): ActivityPlace[] =>
  modules.flatMap(({ activities }, at) =>
    activities.map((activity, index) => activityPlace(activity, `/modules/${at}/activities/${index}`)),
  );

/** The blocks of an activity, each as its place. */
export const blockPlaces = (place: ActivityPlace) =>
  place.activity.blocks.map((block, at) => ({
    ...place,
    subject: 'block' as const,
    pointer: `${place.pointer}/blocks/${at}`,
    name: `${place.name}/${block.anchor}`,
    anchor: block.anchor as string | null,
    block,
  }));

/** The questions of an activity's quiz, each as its place. */
export const questionPlaces = (place: ActivityPlace) =>
  (place.activity.quiz?.slots ?? []).map((slot, at) => ({
    ...place,
    subject: 'question' as const,
    pointer: `${place.pointer}/quiz/slots/${at}`,
    name: `${place.name}/question-${at + 1}`,
    slot,
  }));

/** The sections of an activity's quiz, each as its place. */
const sectionPlaces = (place: ActivityPlace) =>
  (place.activity.quiz?.sections ?? []).map((section, at) => ({
    ...place,
    pointer: `${place.pointer}/quiz/sections/${at}`,
    name: `${place.name}/section-${section.position}`,
    section,
  }));

function* textsAt(place: ContentPlace, value: unknown, pointer: string): Generator<TextPlace> {
  for (const found of textsIn(value, pointer)) yield { ...place, ...found };
}

/** Every translated text of a version, in the order of the course. */
export function* textPlaces(content: VersionContent): Generator<TextPlace> {
  const { description, modules } = content;
  const nowhere = { activity: null, anchor: null };
  for (const { text, pointer } of textsIn(description, '/description'))
    yield {
      ...nowhere,
      subject: 'course',
      pointer,
      name: pointer.slice(1),
      title: description?.title ?? null,
      text,
    };
  for (const [at, { id, title, activities }] of modules.entries()) {
    const pointer = `/modules/${at}`;
    yield { ...nowhere, subject: 'module', pointer: `${pointer}/title`, name: `module-${id}`, title, text: title };
    for (const [index, activity] of activities.entries()) {
      const place = activityPlace(activity, `${pointer}/activities/${index}`);
      yield* textsAt(place, activity.title, `${place.pointer}/title`);
      for (const block of blockPlaces(place)) yield* textsAt(block, block.block.body, `${block.pointer}/body`);
      for (const { section, ...at } of sectionPlaces(place)) yield* textsAt(at, section.title, `${at.pointer}/title`);
      for (const question of questionPlaces(place))
        yield* textsAt(question, question.slot.texts, `${question.pointer}/texts`);
    }
  }
}
