import { Button, Icon } from '@edukom/ui';
import type { ReactNode } from 'react';
import { useAnnounce } from '../../../shared/announce/announcer.js';
import { randomUuid } from '../../../shared/ids/random-uuid.js';
import { useT } from '../../../shared/text/use-t.js';
import { useQuestionDesk } from './question-desk.js';
import { useRowFocus } from './row-focus.js';

/** An id that no part of the question has: short, and the same in every language. */
export const freshPartId = (): string => randomUuid().slice(0, 8);

export interface PartRowsProps<Part extends { readonly id: string }> {
  readonly parts: readonly Part[];
  readonly fewest: number;
  readonly addText: string;
  /** What a row is called, for its buttons: `Option 2`. */
  readonly nameOf: (part: Part, at: number) => string;
  readonly onAdd: () => void;
  readonly onRemove: (part: Part, at: number) => void;
  /** Left out: the order means nothing. */
  readonly onMove?: (from: number, to: number) => void;
  readonly children: (part: Part, at: number) => ReactNode;
}

const ICONS = { up: 'arrow-up', down: 'arrow-down', remove: 'trash' } as const;

export interface RowToolProps {
  readonly tool: keyof typeof ICONS;
  readonly label: string;
  readonly isOff: boolean;
  readonly onPress: () => void;
}

/** A button of a row: moves it, or takes it out. */
export function RowTool({ tool, label, isOff, onPress }: RowToolProps) {
  return (
    <button type="button" className="qb-tool" data-tool={tool} disabled={isOff} onClick={onPress}>
      <Icon name={ICONS[tool]} label={label} />
    </button>
  );
}

type Step = -1 | 1;

/** Options, pairs, gaps, areas: rows that are added, moved and taken out by buttons; in a translation they stand. */
export function PartRows<Part extends { readonly id: string }>(props: PartRowsProps<Part>) {
  const { parts, fewest, addText, nameOf, onAdd, onRemove, onMove, children } = props;
  const t = useT();
  const announce = useAnnounce();
  const { isTranslation } = useQuestionDesk();
  const { box, follow } = useRowFocus();
  const count = parts.length;
  const move = (name: string, at: number, step: Step) => {
    const to = at + step;
    follow({ did: 'move', at: to, tool: step < 0 ? 'up' : 'down' });
    onMove?.(at, to);
    announce(t('builder.part.moved', { name, place: to + 1, count }));
  };
  const remove = (part: Part, name: string, at: number) => {
    follow({ did: 'remove', at });
    onRemove(part, at);
    announce(t('builder.part.removed', { name }));
  };
  const add = () => {
    follow({ did: 'add' });
    onAdd();
  };
  return (
    <div ref={box} className="qb-rows">
      {parts.map((part, at) => {
        const name = nameOf(part, at);
        return (
          <div key={part.id} className="qb-row">
            <div className="qb-row-fields">{children(part, at)}</div>
            {!isTranslation && (
              <div className="qb-row-tools">
                {onMove && (
                  <>
                    <RowTool
                      tool="up"
                      label={t('builder.part.up', { name })}
                      isOff={at === 0}
                      onPress={() => move(name, at, -1)}
                    />
                    <RowTool
                      tool="down"
                      label={t('builder.part.down', { name })}
                      isOff={at === count - 1}
                      onPress={() => move(name, at, 1)}
                    />
                  </>
                )}
                <RowTool
                  tool="remove"
                  label={t('builder.part.remove', { name })}
                  isOff={count <= fewest}
                  onPress={() => remove(part, name, at)}
                />
              </div>
            )}
          </div>
        );
      })}
      {!isTranslation && count < 40 && (
        <Button isSmall icon="plus" onClick={add}>
          {addText}
        </Button>
      )}
    </div>
  );
}

/** A list with one of its items at another place. */
export function movedTo<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from];
  return item === undefined ? [...list] : list.toSpliced(from, 1).toSpliced(to, 0, item);
}
