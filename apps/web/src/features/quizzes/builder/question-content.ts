import { type DraftQuestion, questionTexts, type WrittenQuestion } from '@edukom/contracts';
import { type ContentLocale, isLocalizedText, type LocalizedText, viewLocalized } from '@edukom/domain';

/** What a question says in one language: the shape in which it is written and saved. */
export function contentOf(question: DraftQuestion, locale: ContentLocale): WrittenQuestion {
  const { prompt, spec, key, feedback, guide, rubric } = question;
  const body = { prompt, spec, key, feedback, guide, rubric };
  return viewLocalized(body, questionTexts(spec.type), locale) as WrittenQuestion;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const idOf = (item: unknown): unknown => (isRecord(item) ? item['id'] : undefined);

/** A part by its key; of a list the item with this id. */
function partAt(value: unknown, key: string): { readonly at: string | number; readonly part: unknown } {
  if (!Array.isArray(value)) return { at: key, part: isRecord(value) ? value[key] : undefined };
  const list: readonly unknown[] = value;
  const at = list.findIndex((item) => idOf(item) === key);
  return { at, part: list[at] };
}

/** What stands at a place named by keys and ids (`spec/options/a/text`), and its path by indexes, as errors name it. */
export function lookUp(value: unknown, place: string): { readonly path: string; readonly found: unknown } {
  const path: (string | number)[] = [];
  let found = value;
  for (const key of place.split('/')) {
    const { at, part } = partAt(found, key);
    path.push(at);
    found = part;
  }
  return { path: path.join('/'), found };
}

/** The same value with something else at a place. */
export function withAt<T>(value: T, place: string, next: unknown): T {
  const [key = '', ...rest] = place.split('/');
  const { at, part } = partAt(value, key);
  const inner = rest.length === 0 ? next : withAt(part, rest.join('/'), next);
  if (Array.isArray(value)) return (value as unknown[]).with(Number(at), inner) as T;
  return { ...value, [at]: inner };
}

/** The stored text at a place; null where nothing is stored yet. */
export function storedText(question: DraftQuestion | null, place: string): LocalizedText | null {
  const { found } = lookUp(question, place);
  return isLocalizedText(found) ? (found as LocalizedText) : null;
}

/** The words of one language, and of another where there are none: for looking at a translation under way. */
export function filledFrom<T>(content: T, source: T): T {
  if (content === null) return source;
  if (Array.isArray(content)) {
    const others: readonly unknown[] = Array.isArray(source) ? source : [];
    return content.map((item, at) =>
      filledFrom<unknown>(item, others.find((one) => idOf(one) === idOf(item)) ?? others[at]),
    ) as T;
  }
  if (!isRecord(content)) return content;
  const other: Readonly<Record<string, unknown>> = isRecord(source) ? source : {};
  return Object.fromEntries(
    Object.entries(content).map(([key, part]) => [key, filledFrom(part, other[key] ?? part)]),
  ) as T;
}
