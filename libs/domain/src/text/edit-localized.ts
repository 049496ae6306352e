import type { ContentLocale } from '../locale/locale.js';
import { type LocalizedEntry, localizedText, type LocalizedText, reviseSource, translate } from './localized-text.js';
import { isLeftEmpty } from './plain-text.js';

/** How a one-language view is laid into a stored value. */
export interface LocalizedEdit {
  /** The language of the view. */
  readonly locale: ContentLocale;
  /** The language in which a text begins that may not be left out and of which nothing is said yet. */
  readonly source: ContentLocale;
  /** Of `sr-Cyrl` only: what readers of Latin script see, by place; null takes an override away. */
  readonly latin?: Readonly<Record<string, unknown>> | undefined;
  /** Translations that the view leaves as they are say what the source says now. */
  readonly isReviewed?: boolean | undefined;
  /** What a text at a path holds when it is left empty in its source language; undefined: then there is no text. */
  readonly blank?: ((path: string) => unknown) | undefined;
}

type Text = LocalizedText<unknown>;
/** Where texts lie: a key leads on, a string is the path of a text. */
type Shape = ReadonlyMap<string, Shape | string>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param paths keys joined by `/`; `*` stands for every item of a list. */
function shapeOf(paths: readonly string[]): Shape {
  const root = new Map<string, Shape | string>();
  for (const path of paths) {
    const keys = path.split('/');
    const last = keys.pop() ?? '';
    let shape = root;
    for (const key of keys) {
      const next = shape.get(key);
      const inner = next instanceof Map ? (next as Map<string, Shape | string>) : new Map<string, Shape | string>();
      shape.set(key, inner);
      shape = inner;
    }
    shape.set(last, path);
  }
  return root;
}

const isText = (value: unknown): value is Text => isRecord(value) && 'texts' in value;
const wordsIn = (value: unknown, locale: ContentLocale): unknown =>
  isText(value) ? (value.texts[locale]?.v ?? null) : null;

function viewAt(value: unknown, shape: Shape | string | undefined, locale: ContentLocale): unknown {
  if (typeof shape === 'string') return wordsIn(value, locale);
  if (shape === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => viewAt(item, shape.get('*'), locale));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, viewAt(part, shape.get(key), locale)]));
}

/**
 * A value with what one language says, or null, in the place of every translated text at `paths` (keys joined by `/`,
 * `*` for every item of a list); everything else stays. Source: ADR 14.
 */
export function viewLocalized(value: unknown, paths: readonly string[], locale: ContentLocale): unknown {
  return viewAt(value, shapeOf(paths), locale);
}

const idOf = (item: unknown): string | null => (isRecord(item) && typeof item['id'] === 'string' ? item['id'] : null);
const nameOf = (item: unknown, at: number): string => idOf(item) ?? String(at);

/** The item of the stored list that an item of the view is: the one with its id, else the nameless one in its place. */
function mateOf(before: unknown, item: unknown, at: number): unknown {
  const list: readonly unknown[] = Array.isArray(before) ? before : [];
  const id = idOf(item);
  const named = id === null ? undefined : list.find((one) => idOf(one) === id);
  return named ?? (idOf(list[at]) === null ? list[at] : undefined);
}

function placesAt(value: unknown, shape: Shape | string | undefined, place: string): string[] {
  if (typeof shape === 'string') return [place];
  if (shape === undefined) return [];
  const inside = (name: string) => (place === '' ? name : `${place}/${name}`);
  if (Array.isArray(value))
    return value.flatMap((item, at) => placesAt(item, shape.get('*'), inside(nameOf(item, at))));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => placesAt(part, shape.get(key), inside(key)));
}

/** The places of the texts of a view: their paths with the item's id (without one its index) for `*`. */
export const placesOf = (view: unknown, paths: readonly string[]): string[] => placesAt(view, shapeOf(paths), '');

/** Whether two JSON values are the same; a property that is undefined is none. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, at) => isSameJson(item, b[at]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isSameJson(a[key], b[key]));
}

const withEntry = (text: Text, locale: ContentLocale, entry: LocalizedEntry<unknown> | null): Text => {
  const { [locale]: _gone, ...others } = text.texts;
  return { ...text, texts: entry === null ? others : { ...others, [locale]: entry } };
};

/** The words of one language laid into a text; the same value when they are the same. */
function say(text: Text, v: unknown, { locale, isReviewed = false }: LocalizedEdit): Text {
  const entry = text.texts[locale];
  const isSource = locale === text.source;
  if (entry === undefined || !isSameJson(entry.v, v))
    return isSource ? reviseSource(text, v) : translate(text, locale, v);
  const isBehind = !isSource && (entry.from ?? 0) < text.rev;
  return isReviewed && isBehind ? withEntry(text, locale, { ...entry, from: text.rev }) : text;
}

function withLatin(text: Text, place: string, { locale, latin = {} }: LocalizedEdit): Text {
  const entry = text.texts[locale];
  if (entry === undefined || latin[place] === undefined) return text;
  const form = isLeftEmpty(latin[place]) ? null : latin[place];
  if (isSameJson(entry.latn ?? null, form)) return text;
  const { latn: _old, ...plain } = entry;
  return withEntry(text, locale, form === null ? plain : { ...plain, latn: form });
}

/** A text that is left empty in the language of the view. */
function leaveEmpty(text: Text | null, path: string, edit: LocalizedEdit): Text | null {
  if (text !== null && edit.locale !== text.source)
    return text.texts[edit.locale] === undefined ? text : withEntry(text, edit.locale, null);
  const blank = edit.blank?.(path);
  if (blank === undefined) return null;
  return text === null ? localizedText(edit.source, blank) : say(text, blank, edit);
}

function editText(before: unknown, v: unknown, at: { path: string; place: string }, edit: LocalizedEdit): Text | null {
  const text = isText(before) ? before : null;
  if (isLeftEmpty(v)) return leaveEmpty(text, at.path, edit);
  return withLatin(text === null ? localizedText(edit.locale, v) : say(text, v, edit), at.place, edit);
}

function editAt(
  before: unknown,
  view: unknown,
  shape: Shape | string | undefined,
  place: string,
  edit: LocalizedEdit,
): unknown {
  if (typeof shape === 'string') return editText(before, view, { path: shape, place }, edit);
  if (shape === undefined) return view;
  const inside = (name: string) => (place === '' ? name : `${place}/${name}`);
  if (Array.isArray(view))
    return view.map((item, at) =>
      editAt(mateOf(before, item, at), item, shape.get('*'), inside(nameOf(item, at)), edit),
    );
  if (!isRecord(view)) return view;
  const known = isRecord(before) ? before : {};
  return Object.fromEntries(
    Object.entries(view).map(([key, part]) => [key, editAt(known[key], part, shape.get(key), inside(key), edit)]),
  );
}

/**
 * A stored value after one language of it was written. What lies outside `paths` comes from the view. A text that changed
 * in its source language is a new revision, so its translations become stale; a translation that changed is made from the
 * present revision; what did not change is untouched (a translation said to be reviewed counts as made from the present
 * one). An empty text takes a translation away, and in the source language the text itself unless it may not be left out
 * (`blank`). A new text begins in the language written. Items of lists are the same ones by `id`, without ids by place.
 * Writing the same twice changes nothing; writing one translation changes no word of another language.
 * @param before the stored value, null before the first save.
 * @throws RangeError when a Latin form is given for another language than `sr-Cyrl`.
 * Source: ADR 14; product.md, *Translated text*.
 */
export function editLocalized(before: unknown, view: unknown, paths: readonly string[], edit: LocalizedEdit): unknown {
  if (edit.latin !== undefined && edit.locale !== 'sr-Cyrl') throw new RangeError('only Serbian has a Latin override');
  return editAt(before, view, shapeOf(paths), '', edit);
}
