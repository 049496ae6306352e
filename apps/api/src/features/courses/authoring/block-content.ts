import {
  type BlockContent,
  type BlockKind,
  BLOCK_TEXTS,
  blankText,
  lessonBlock,
  type LessonBlock,
} from '@edukom/contracts';
import { type ContentLocale, editLocalized, placesOf } from '@edukom/domain';
import { type FieldProblem, Problem } from '../../../platform/http/problem.js';
import { isAllowedLink, linksIn } from '../rich-links.js';

/** One language of a block as a writer sends it. */
export interface BlockEdit {
  readonly locale: ContentLocale;
  readonly source: ContentLocale;
  readonly latin?: Readonly<Record<string, unknown>> | undefined;
  readonly isReviewed?: boolean | undefined;
}

const at = (pointer: string, code = 'invalid'): FieldProblem => ({ pointer, code });

function repeatedOptions(content: BlockContent): FieldProblem[] {
  if (content.kind !== 'check') return [];
  const ids = content.options.map(({ id }) => id);
  return ids.flatMap((id, index) => (ids.indexOf(id) < index ? [at(`/content/options/${index}/id`)] : []));
}

function wrongLatin({ kind, ...view }: BlockContent, { locale, latin }: BlockEdit): FieldProblem[] {
  if (latin === undefined) return [];
  if (locale !== 'sr-Cyrl') return [at('/latin')];
  const places = placesOf(view, BLOCK_TEXTS[kind]);
  return Object.keys(latin).flatMap((place) =>
    places.includes(place) && isOfSameForm(place, latin[place])
      ? []
      : [at(`/latin/${place.replaceAll('~', '~0').replaceAll('/', '~1')}`)],
  );
}

/** Rich text in the place of rich text, a line in the place of a line. */
const isOfSameForm = (place: string, form: unknown): boolean =>
  form === null || (place === 'rich' || place === 'transcript') === (typeof form === 'object');

const wrongLinks = (content: BlockContent, latin: unknown): FieldProblem[] =>
  [...linksIn([content, latin])].some((href) => !isAllowedLink(href)) ? [at('/content/rich')] : [];

/**
 * The block a save makes of the one before (null: there was none).
 * @throws Problem `request.invalid`: an option twice, a Latin form where none can be, a link that runs something.
 */
export function blockAfter(
  anchor: string,
  before: LessonBlock['body'] | null,
  content: BlockContent,
  edit: BlockEdit,
): LessonBlock {
  const errors = [...repeatedOptions(content), ...wrongLatin(content, edit), ...wrongLinks(content, edit.latin)];
  if (errors.length > 0) throw new Problem('request.invalid', { errors });
  const { kind, ...view } = content;
  const blank = (path: string) => blankText(kind, path);
  // Parsed, so that what could not be read again is never stored.
  return lessonBlock.parse({ anchor, kind, body: editLocalized(before, view, BLOCK_TEXTS[kind], { ...edit, blank }) });
}

/** Gives the options of an older check their places as ids, so that they stay the same ones while they are edited. */
export function withOptionIds(kind: BlockKind, body: LessonBlock['body']): LessonBlock['body'] {
  if (kind !== 'check' || !('options' in body)) return body;
  const taken = new Set(body.options.map(({ id }) => id));
  const idFor = (place: number): string =>
    taken.has(String(place)) ? idFor(place + body.options.length) : String(place);
  return { ...body, options: body.options.map((option, place) => ({ ...option, id: option.id ?? idFor(place + 1) })) };
}
