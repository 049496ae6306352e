import type { BlockKind } from '@edukom/contracts';
import type { IconName } from '@edukom/ui';

/** The kinds of blocks in the order in which they are offered: what is used most comes first. */
export const BLOCK_KINDS = [
  'text',
  'heading',
  'list',
  'image',
  'table',
  'check',
  'callout',
  'task',
  'steps',
  'quote',
  'reveal',
  'video',
  'file',
  'embed',
  'code',
] as const satisfies readonly BlockKind[];

export const BLOCK_ICONS: Readonly<Record<BlockKind, IconName>> = {
  text: 'text',
  heading: 'heading',
  list: 'list',
  quote: 'quote',
  table: 'table',
  callout: 'info',
  task: 'edit',
  steps: 'numbers',
  reveal: 'reveal',
  code: 'code',
  image: 'image',
  video: 'video',
  file: 'file',
  embed: 'map',
  check: 'quiz',
};
