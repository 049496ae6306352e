import type { ContentLocale } from '@edukom/domain';
import { Button, EmptyState } from '@edukom/ui';
import { memo } from 'react';
import { useT } from '../../../shared/text/use-t.js';
import { shownContent } from '../autosave/written-block.js';
import { type OpenBlock, useDesk } from '../desk/desk.js';
import type { DeskState } from '../desk/use-desk.js';
import { plainTextOf } from '../model/block-content.js';
import { placeInList, stepInList } from '../reorder/list-order.js';
import { type Side, useReorder } from '../reorder/use-reorder.js';
import { BlockRow } from './block-row.js';
import { useLessonState } from './use-block.js';

export interface BlockListProps {
  readonly state: DeskState;
  readonly target: ContentLocale | null;
  readonly hasSerbian: boolean;
}

/**
 * Rows that are looked at together, by React and by the browser: of 2,000, a key pressed in one makes only its neighbours
 * be compared and laid out. One watched box for each row made every change of style walk all of them.
 */
const CHUNK = 25;
/** About as high as a row of one line is, until it was laid out. */
const ROW_PX = 64;

const chunksOf = (order: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(order.length / CHUNK) }, (_, at) => order.slice(at * CHUNK, (at + 1) * CHUNK));
const within = (anchors: readonly string[], anchor: string | null | undefined): string | null =>
  anchor && anchors.includes(anchor) ? anchor : null;

interface ChunkProps {
  readonly anchors: readonly string[];
  readonly first: string;
  readonly last: string;
  readonly open: OpenBlock | null;
  readonly choosing: string | null;
  readonly held: string | null;
  readonly over: { readonly id: string; readonly side: Side } | null;
  readonly onChosen: () => void;
  readonly target: ContentLocale | null;
  readonly hasSerbian: boolean;
}

const isSameChunk = ({ anchors, ...one }: ChunkProps, { anchors: others, ...other }: ChunkProps): boolean =>
  anchors.length === others.length &&
  anchors.every((anchor, at) => anchor === others[at]) &&
  Object.entries(one).every(([name, value]) => value === other[name as keyof typeof other]);

const Chunk = memo(function Chunk({ anchors, first, last, open, choosing, held, over, ...rest }: ChunkProps) {
  return (
    <div
      className="au-rows-part"
      data-written={open ? '' : undefined}
      style={{ containIntrinsicBlockSize: `auto ${anchors.length * ROW_PX}px` }}
    >
      {anchors.map((anchor) => (
        <BlockRow
          key={anchor}
          anchor={anchor}
          open={open?.anchor === anchor ? open : null}
          isChoosing={choosing === anchor}
          isHeld={held === anchor}
          drop={over?.id === anchor ? over.side : undefined}
          isFirst={anchor === first}
          isLast={anchor === last}
          {...rest}
        />
      ))}
    </div>
  );
}, isSameChunk);

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
      {/* One list for who hears it: the parts between it and its rows are only boxes. */}
      <div role="list" className="au-rows" data-two={target ? '' : undefined} {...reorder.listProps}>
        {chunksOf(reorder.shown).map((anchors, at) => (
          <Chunk
            key={at}
            anchors={anchors}
            first={reorder.shown[0] ?? ''}
            last={reorder.shown.at(-1) ?? ''}
            open={within(anchors, open?.anchor) ? open : null}
            choosing={within(anchors, choosing)}
            held={within(anchors, reorder.heldId)}
            over={within(anchors, reorder.over?.id) ? reorder.over : null}
            onChosen={stopChoosing}
            target={target}
            hasSerbian={hasSerbian}
          />
        ))}
      </div>
      <Button icon="plus" onClick={() => addAfter(order.at(-1) ?? null)}>
        {t('writing.block.add-end')}
      </Button>
    </>
  );
}
