import type { ComponentPropsWithRef } from 'react';
import { classNames } from '../class-names.js';

/** The symbols of theme/icons.svg; icons.spec.ts keeps both alike. */
export const iconNames = [
  'home',
  'book',
  'quiz',
  'calendar',
  'certificate',
  'people',
  'upload',
  'download',
  'check',
  'alert',
  'info',
  'clock',
  'offline',
  'sync',
  'language',
  'qr',
  'chart',
  'map',
  'chevron',
  'close',
  'menu',
  'search',
  'sign-out',
  'settings',
  'printer',
  'edit',
  'person',
  'mail',
  'file',
  'plus',
  'trash',
  'lock',
  'eye',
  'sort',
  'sort-up',
  'sort-down',
  'list',
  'message',
  'grip',
  'bold',
  'italic',
  'link',
  'heading',
  'text',
  'numbers',
  'quote',
  'table',
  'image',
  'video',
  'code',
  'reveal',
  'undo',
  'copy',
  'arrow-up',
  'arrow-down',
  'phone',
  'desktop',
  'history',
  'bookmark',
  'dots',
  'contrast',
] as const;
export type IconName = (typeof iconNames)[number];

export type IconProps = Omit<ComponentPropsWithRef<'svg'>, 'children'> & {
  name: IconName;
  /** What it says when no word stands beside it; without it the icon is decoration. */
  label?: string;
  /** Degrees to turn it clockwise. */
  turn?: 90 | 180 | 270 | undefined;
};

/** An outline from the sprite at /icons.svg, as big as the text's line and in its colour. */
export function Icon({ name, label, turn, className, ...rest }: IconProps) {
  const named = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true as const };
  return (
    <svg
      viewBox="0 0 24 24"
      focusable="false"
      {...named}
      className={classNames('ed-icon', turn && `ed-turn-${turn}`, className)}
      {...rest}
    >
      <use href={`/icons.svg#${name}`} />
    </svg>
  );
}
