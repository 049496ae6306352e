import type { BlockContent, BlockKind, RichTextNode } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import type { CaretPlace } from '../editor/caret.js';

/** One language of a block on the desk. */
export interface BodyProps<Content extends BlockContent = BlockContent> {
  readonly anchor: string;
  readonly content: Content;
  readonly locale: ContentLocale;
  /** A translation: structure, files and settings belong to the source and stand. */
  readonly isTranslation: boolean;
  /** What an unwritten rich text begins with. */
  readonly blank: RichTextNode;
  readonly isOpen: boolean;
  readonly place: CaretPlace | null;
  readonly onEnter: (place: CaretPlace | null) => void;
  readonly onChange: (content: Content) => void;
}

export type Of<Kind extends BlockKind> = Extract<BlockContent, { kind: Kind }>;
/** Contents that are a rich text, with or without more. */
export type RichContent = Extract<BlockContent, { rich: unknown }>;

/** The id of a field of a block in one language. */
export const fieldId = (anchor: string, locale: ContentLocale, name: string): string => `${anchor}-${locale}-${name}`;
