import type { BlockContent } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { Button } from '@edukom/ui';
import { memo } from 'react';
import { useT } from '../../../shared/text/use-t.js';
import { shownContent, type WrittenBlock } from '../autosave/written-block.js';
import { BlockBody } from '../blocks/block-body.js';
import { handleId, type OpenBlock, useDesk } from '../desk/desk.js';
import { emptyRich, isUnwrittenText, plainTextOf, wordCountOf } from '../model/block-content.js';
import { BLOCK_KINDS } from '../model/block-names.js';
import { isTurnable, TURNABLE } from '../model/turn-into.js';
import type { Side } from '../reorder/use-reorder.js';
import { BlockHandle } from './block-handle.js';
import { BlockTrouble } from './block-trouble.js';
import { KindMenu } from './kind-menu.js';
import { TranslationCell } from './translation-cell.js';
import { useBlock } from './use-block.js';

export interface BlockRowProps {
  readonly anchor: string;
  /** Only when it is this block that is open. */
  readonly open: OpenBlock | null;
  readonly isChoosing: boolean;
  readonly onChosen: () => void;
  readonly target: ContentLocale | null;
  readonly hasSerbian: boolean;
  readonly isHeld: boolean;
  readonly drop: Side | undefined;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const EXCERPT = 40;
const NOTHING: BlockContent = { kind: 'text', rich: null };

function useBlockName(content: BlockContent): string {
  const t = useT();
  const words = plainTextOf(content).slice(0, EXCERPT).trim();
  const kind = t(`writing.kind.${content.kind}`);
  return words === '' ? kind : `${kind}: ${words}`;
}

/** The block in the language the lesson is written in; where its kind is being chosen, the list of kinds. */
function SourceCell({ block, props }: { block: WrittenBlock; props: BlockRowProps }) {
  const { anchor, open, target, isChoosing, onChosen } = props;
  const t = useT();
  const desk = useDesk();
  const content = shownContent(block, desk.source);
  const isBare = isUnwrittenText(content);
  const openHere = open?.locale === desk.source && !isChoosing ? open : null;
  const words = target ? wordCountOf(content) : 0;
  const stopChoosing = () => {
    onChosen();
    if (isBare) desk.enter(anchor, desk.source, 'end');
    else document.getElementById(handleId(anchor))?.focus();
  };
  return (
    <div className="au-cell" data-locale={desk.source}>
      <BlockBody
        anchor={anchor}
        content={content}
        locale={desk.source}
        isTranslation={false}
        blank={emptyRich(content.kind)}
        isOpen={openHere !== null}
        place={openHere?.place ?? null}
        onEnter={(place) => desk.enter(anchor, desk.source, place)}
        onChange={(next) => desk.writer.change(anchor, desk.source, { content: next })}
      />
      {words > 0 && <div className="au-cell-foot au-words">{t('writing.words', { count: words })}</div>}
      {isChoosing && (
        <KindMenu
          kinds={isBare ? BLOCK_KINDS : TURNABLE}
          onChoose={(kind) => {
            onChosen();
            desk.turn(anchor, kind);
          }}
          onClose={stopChoosing}
        />
      )}
    </div>
  );
}

/** One block of the lesson with its handle, in one language or in two beside each other. */
export const BlockRow = memo(function BlockRow(props: BlockRowProps) {
  const { anchor, open, target } = props;
  const t = useT();
  const desk = useDesk();
  const block = useBlock(desk.writer, anchor);
  const content = block ? shownContent(block, desk.source) : NOTHING;
  const name = useBlockName(content);
  if (!block) return null;
  return (
    <div
      role="listitem"
      className="au-row"
      id={`row-${anchor}`}
      data-reorder={anchor}
      data-open={open ? '' : undefined}
      data-held={props.isHeld ? '' : undefined}
      data-drop={props.drop}
    >
      <BlockHandle
        anchor={anchor}
        name={name}
        isHeld={props.isHeld}
        isFirst={props.isFirst}
        isLast={props.isLast}
        canTurn={isTurnable(content.kind)}
        hasLatinForms={props.hasSerbian}
      />
      <div className="au-cells">
        <SourceCell block={block} props={props} />
        {target && <TranslationCell block={block} target={target} open={open} />}
      </div>
      <BlockTrouble block={block} />
      <Button variant="bare" isSmall icon="plus" className="au-add" onClick={() => desk.addAfter(anchor)}>
        <span className="ed-hidden">{t('writing.block.add-below')}</span>
      </Button>
    </div>
  );
});
