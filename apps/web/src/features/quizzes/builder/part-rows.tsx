import { Button, Icon } from '@edukom/ui';
import type { ReactNode } from 'react';
import { randomUuid } from '../../../shared/ids/random-uuid.js';
import { useT } from '../../../shared/text/use-t.js';
import { useQuestionDesk } from './question-desk.js';

/** An id that no part of the question has: short, and the same in every language. */
export const freshPartId = (): string => randomUuid().slice(0, 8);

export interface PartRowsProps<Part extends { readonly id: string }> {
  readonly parts: readonly Part[];
  readonly fewest: number;
  readonly addText: string;
  readonly onAdd: () => void;
  readonly onRemove: (part: Part, at: number) => void;
  /** Left out: the order means nothing. */
  readonly onMove?: (from: number, to: number) => void;
  readonly children: (part: Part, at: number) => ReactNode;
}

function Tool({
  icon,
  label,
  isOff,
  onPress,
}: {
  icon: 'trash' | 'arrow-up' | 'arrow-down';
  label: string;
  isOff: boolean;
  onPress: () => void;
}) {
  return (
    <button type="button" className="qb-tool" disabled={isOff} onClick={onPress}>
      <Icon name={icon} label={label} />
    </button>
  );
}

/** Options, pairs, gaps, areas: rows that are added, moved and taken out by buttons; in a translation they stand. */
export function PartRows<Part extends { readonly id: string }>(props: PartRowsProps<Part>) {
  const { parts, fewest, addText, onAdd, onRemove, onMove, children } = props;
  const t = useT();
  const { isTranslation } = useQuestionDesk();
  return (
    <>
      {parts.map((part, at) => (
        <div key={part.id} className="qb-row">
          <div className="qb-row-fields">{children(part, at)}</div>
          {!isTranslation && (
            <div className="qb-row-tools">
              {onMove && (
                <>
                  <Tool
                    icon="arrow-up"
                    label={t('builder.part.up', { number: at + 1 })}
                    isOff={at === 0}
                    onPress={() => onMove(at, at - 1)}
                  />
                  <Tool
                    icon="arrow-down"
                    label={t('builder.part.down', { number: at + 1 })}
                    isOff={at === parts.length - 1}
                    onPress={() => onMove(at, at + 1)}
                  />
                </>
              )}
              <Tool
                icon="trash"
                label={t('builder.part.remove', { number: at + 1 })}
                isOff={parts.length <= fewest}
                onPress={() => onRemove(part, at)}
              />
            </div>
          )}
        </div>
      ))}
      {!isTranslation && parts.length < 40 && (
        <Button isSmall icon="plus" onClick={onAdd}>
          {addText}
        </Button>
      )}
    </>
  );
}

/** A list with one of its items at another place. */
export function movedTo<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from];
  return item === undefined ? [...list] : list.toSpliced(from, 1).toSpliced(to, 0, item);
}
