import type { VersionChange } from '@edukom/contracts';
import {
  canonicalJson,
  isLocalizedText,
  isSameJson,
  type JsonValue,
  type LocalizedText,
  orderChanges,
  plainText,
  textsIn,
} from '@edukom/domain';
import type { VersionActivity, VersionContent } from '../course-draft.js';

type Change = Omit<VersionChange, 'before' | 'after'> & Partial<Pick<VersionChange, 'before' | 'after'>>;
/** Where a change is told to be. */
type Where = Pick<VersionChange, 'subject' | 'activity' | 'anchor'>;

const change = (given: Change): VersionChange => ({ before: null, after: null, ...given });
const sourceText = (text: LocalizedText<unknown>): string => plainText(text.texts[text.source]?.v);

/** Structure of a rich text counts too: bold words are a change although they read the same. */
const formOf = (text: LocalizedText<unknown>): string =>
  canonicalJson((text.texts[text.source]?.v ?? null) as JsonValue);

const settingText = (value: unknown): string =>
  typeof value === 'string' ? value : canonicalJson((value ?? null) as JsonValue);

/** A part of something that can change on its own: a text in its source language, or a setting. */
interface Part {
  readonly shown: string;
  readonly form: string;
}

/** The parts of a value by their place: every text inside it, and every setting that holds none. */
function partsOf(value: unknown, place: string, found: Map<string, Part>): Map<string, Part> {
  if (isLocalizedText(value)) return found.set(place, { shown: sourceText(value), form: formOf(value) });
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return found;
  if (typeof value !== 'object' || textsIn(value).next().done)
    return found.set(place, { shown: settingText(value), form: settingText(value) });
  for (const [key, part] of Object.entries(value)) partsOf(part, place === '' ? key : `${place}/${key}`, found);
  return found;
}

/** Changes between two states of the same thing, part by part. */
function changedParts(where: Where, before: unknown, after: unknown): VersionChange[] {
  if (isSameJson(before, after)) return [];
  const [old, present] = [partsOf(before, '', new Map()), partsOf(after, '', new Map())];
  return [...new Set([...old.keys(), ...present.keys()])].sort().flatMap((part) => {
    const [was, is] = [old.get(part), present.get(part)];
    if (was?.form === is?.form) return [];
    return [
      change({ ...where, kind: 'changed', part: part || null, before: was?.shown ?? null, after: is?.shown ?? null }),
    ];
  });
}

interface Named {
  readonly name: string;
  readonly where: Where;
  /** What it says, shown when it came or went. */
  readonly says: string;
  readonly value: unknown;
}

/** What came, went and moved in a list of named things, and what changed in those that are in both. */
function listChanges(before: readonly Named[], after: readonly Named[]): VersionChange[] {
  const [old, present] = [before, after].map((list) => new Map(list.map((one) => [one.name, one])));
  const { added, removed, moved } = orderChanges(
    before.map(({ name }) => name),
    after.map(({ name }) => name),
  );
  const told = (kind: VersionChange['kind'], one: Named | undefined) =>
    one ? [change({ ...one.where, kind, part: null, [kind === 'removed' ? 'before' : 'after']: one.says })] : [];
  return [
    ...removed.flatMap((name) => told('removed', old?.get(name))),
    ...after.flatMap((one) => {
      if (added.includes(one.name)) return told('added', one);
      const was = old?.get(one.name);
      const isMoved = moved.includes(one.name);
      return [
        ...(isMoved ? told('moved', present?.get(one.name)) : []),
        ...changedParts(one.where, was?.value, one.value),
      ];
    }),
  ];
}

const blocksOf = ({ title, blocks }: VersionActivity): Named[] =>
  blocks.map(({ anchor, kind, body }) => ({
    name: anchor,
    where: { subject: 'block', activity: title, anchor },
    says: [...partsOf(body, '', new Map()).values()]
      .map(({ shown }) => shown)
      .join('\n')
      .slice(0, 1_000),
    value: { kind, ...body },
  }));

const questionsOf = ({ title, quiz }: VersionActivity): Named[] =>
  (quiz?.slots ?? []).map(({ id, points, texts, key }, at) => ({
    name: id,
    where: { subject: 'question', activity: title, anchor: String(at + 1) },
    says: [...partsOf(texts, '', new Map()).values()][0]?.shown ?? '',
    value: { points, texts, key },
  }));

/** Activities in order; one that went to another module moved. */
const activitiesOf = ({ modules }: VersionContent): (Named & { readonly activity: VersionActivity })[] =>
  modules.flatMap(({ activities }) =>
    activities.map((activity) => {
      const { slug, title, kind, minutes, isRequired, conditions, completion, quiz } = activity;
      return {
        name: slug,
        where: { subject: 'activity', activity: title, anchor: null },
        says: sourceText(title),
        value: { title, kind, minutes, isRequired, conditions, completion, quiz: quiz?.settings ?? null },
        activity,
      };
    }),
  );

/** Modules have no name that stays: those in the same place are the same. */
const modulesOf = ({ modules }: VersionContent): Named[] =>
  modules.map(({ title }, at) => ({
    name: String(at),
    where: { subject: 'module', activity: null, anchor: null },
    says: sourceText(title),
    value: { title },
  }));

function movedBetweenModules(before: VersionContent, after: VersionContent): VersionChange[] {
  const placesIn = ({ modules }: VersionContent) =>
    new Map(modules.flatMap(({ activities }, at) => activities.map(({ slug }) => [slug, at] as const)));
  const [old, present] = [placesIn(before), placesIn(after)];
  const order = (content: VersionContent) => activitiesOf(content).map(({ name }) => name);
  const { moved } = orderChanges(order(before), order(after));
  return activitiesOf(after).flatMap(({ name, where, says }) =>
    old.has(name) && old.get(name) !== present.get(name) && !moved.includes(name)
      ? [change({ ...where, kind: 'moved', part: null, after: says })]
      : [],
  );
}

/**
 * What changed from one version of a course to another, in its order: description, modules, activities, then blocks and
 * questions of the activities that are in both. Translations are not compared: their state is told elsewhere.
 */
export function versionDiff(before: VersionContent, after: VersionContent): VersionChange[] {
  const known = new Map(activitiesOf(before).map(({ name, activity }) => [name, activity]));
  const course: Where = { subject: 'course', activity: null, anchor: null };
  return [
    ...changedParts(course, before.description, after.description),
    ...listChanges(modulesOf(before), modulesOf(after)),
    ...listChanges(activitiesOf(before), activitiesOf(after)),
    ...movedBetweenModules(before, after),
    ...activitiesOf(after).flatMap(({ name, activity }) => {
      const was = known.get(name);
      return was
        ? [...listChanges(blocksOf(was), blocksOf(activity)), ...listChanges(questionsOf(was), questionsOf(activity))]
        : [];
    }),
  ];
}
