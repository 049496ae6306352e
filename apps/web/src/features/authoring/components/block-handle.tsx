import { Icon } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import { handleId, useDesk } from '../desk/desk.js';
import { PopupMenu, type PopupItem } from './popup-menu.js';

export interface BlockHandleProps {
  readonly anchor: string;
  readonly name: string;
  readonly isHeld: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly canTurn: boolean;
  readonly hasLatinForms: boolean;
}

/** Stands before a block: what takes it along, and what else can be done with it. */
export function BlockHandle({ anchor, name, isHeld, isFirst, isLast, canTurn, hasLatinForms }: BlockHandleProps) {
  const t = useT();
  const desk = useDesk();
  const items = (): PopupItem[] => [
    { key: 'add', icon: 'plus', text: t('writing.block.add-below'), onChoose: () => void desk.addAfter(anchor) },
    ...(canTurn
      ? [{ key: 'turn', icon: 'sync' as const, text: t('writing.block.turn'), onChoose: () => desk.choose(anchor) }]
      : []),
    { key: 'up', icon: 'arrow-up', text: t('writing.move.up'), isOff: isFirst, onChoose: () => desk.move(anchor, -1) },
    {
      key: 'down',
      icon: 'arrow-down',
      text: t('writing.move.down'),
      isOff: isLast,
      onChoose: () => desk.move(anchor, 1),
    },
    { key: 'copy', icon: 'copy', text: t('writing.block.duplicate'), onChoose: () => desk.duplicate(anchor) },
    ...(hasLatinForms
      ? [
          {
            key: 'latin',
            icon: 'language' as const,
            text: t('writing.latin.open'),
            onChoose: () => desk.showLatin(anchor),
          },
        ]
      : []),
    { key: 'history', icon: 'history', text: t('writing.history.open'), onChoose: () => desk.showHistory(anchor) },
    { key: 'remove', icon: 'trash', text: t('writing.block.remove'), onChoose: () => desk.remove(anchor) },
  ];
  return (
    <div className="au-handle">
      <button
        id={handleId(anchor)}
        type="button"
        className="au-tool au-grip"
        data-grip={anchor}
        aria-pressed={isHeld}
        aria-describedby="au-grip-hint"
      >
        <Icon name="grip" label={t('writing.block.grip', { name })} />
      </button>
      <PopupMenu icon="dots" label={t('writing.block.more', { name })} items={items} />
    </div>
  );
}
