import type { ContentLocale } from '@edukom/domain';
import { Button, EmptyState } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import { shownContent } from '../autosave/written-block.js';
import { useDesk } from '../desk/desk.js';
import type { DeskState } from '../desk/use-desk.js';
import { plainTextOf } from '../model/block-content.js';
import { placeInList, stepInList } from '../reorder/list-order.js';
import { useReorder } from '../reorder/use-reorder.js';
import { BlockRow } from './block-row.js';
import { useLessonState } from './use-block.js';

export interface BlockListProps {
  readonly state: DeskState;
  readonly target: ContentLocale | null;
  readonly hasSerbian: boolean;
}

/** The column of blocks. Each row looks after itself; the list knows their order and which one is open. */
export function BlockList({ state, target, hasSerbian }: BlockListProps) {
  const t = useT();
  const { writer, source, addAfter } = useDesk();
  const order = useLessonState(writer, (lesson) => lesson.order);
  const { open, choosing, stopChoosing } = state;
  const reorder = useReorder<readonly string[]>({
    arrangement: order,
    step: stepInList,
    place: placeInList,
    nameOf: (anchor) => {
      const block = writer.block(anchor);
      const content = block && shownContent(block, source);
      return content ? plainTextOf(content).slice(0, 40) || t(`writing.kind.${content.kind}`) : '';
    },
    positionOf: (list, anchor) => ({ at: list.indexOf(anchor) + 1, of: list.length }),
    onCommit: (list) => writer.move(list),
  });
  if (order.length === 0)
    return (
      <EmptyState
        icon="edit"
        title={t('writing.lesson.empty.title')}
        action={
          <Button variant="primary" onClick={() => addAfter(null)}>
            {t('writing.lesson.empty.action')}
          </Button>
        }
      >
        {t('writing.lesson.empty.text')}
      </EmptyState>
    );
  return (
    <>
      <p id="au-grip-hint" hidden>
        {t('writing.reorder.hint')}
      </p>
      <ol className="au-rows" data-two={target ? '' : undefined} {...reorder.listProps}>
        {reorder.shown.map((anchor, at) => (
          <BlockRow
            key={anchor}
            anchor={anchor}
            open={open?.anchor === anchor ? open : null}
            isChoosing={choosing === anchor}
            onChosen={stopChoosing}
            target={target}
            hasSerbian={hasSerbian}
            isHeld={reorder.heldId === anchor}
            drop={reorder.over?.id === anchor ? reorder.over.side : undefined}
            isFirst={at === 0}
            isLast={at === reorder.shown.length - 1}
          />
        ))}
      </ol>
      <Button icon="plus" onClick={() => addAfter(order.at(-1) ?? null)}>
        {t('writing.block.add-end')}
      </Button>
    </>
  );
}
