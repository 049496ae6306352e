import type { RichTextNode } from '@edukom/contracts';
import { plainText } from '@edukom/domain';
import { useDesk } from '../desk/desk.js';
import { type KeyMeaning, meaningInSource, meaningInTranslation, withoutLastItem } from '../desk/text-keys.js';
import type { Caret } from '../editor/caret.js';
import { emptyContent } from '../model/block-content.js';
import { blocksOfPaste, isManyBlocks } from '../paste/fit-nodes.js';
import type { BodyProps, RichContent } from './body-props.js';

const isTaken = ({ kind }: KeyMeaning): boolean => kind !== 'write';

/** What keys and what is pasted do in a rich text beyond writing. */
export function useRichKeys({ anchor, content, locale, isTranslation, onChange }: BodyProps<RichContent>) {
  const desk = useDesk();
  const endList = () => {
    const rest = content.rich && withoutLastItem(content.rich);
    if (!rest) return desk.turn(anchor, emptyContent('text'));
    onChange({ ...content, rich: rest });
    desk.addAfter(anchor);
  };
  const act = (meaning: KeyMeaning): boolean => {
    switch (meaning.kind) {
      case 'step':
        return desk.step(anchor, locale, meaning.by);
      case 'move':
        desk.move(anchor, meaning.by);
        break;
      case 'turn':
        desk.turn(anchor, meaning.into);
        break;
      case 'leave':
        desk.leave();
        break;
      case 'add':
        desk.addAfter(anchor);
        break;
      case 'end-list':
        endList();
        break;
      case 'remove':
        desk.remove(anchor);
        break;
      case 'choose':
        desk.choose(anchor);
        break;
      case 'translate-next':
        desk.nextToTranslate(anchor);
        break;
      default:
    }
    return isTaken(meaning);
  };
  const onKey = (event: KeyboardEvent, caret: Caret): boolean => {
    const meaning = isTranslation
      ? meaningInTranslation(caret, event)
      : meaningInSource(content.kind, caret, plainText(content.rich), event);
    const taken = act(meaning);
    if (taken) event.preventDefault();
    return taken;
  };
  /** More than words for the line, pasted at the end of a text: each part becomes a block of its own kind. */
  const onPaste = (nodes: readonly RichTextNode[], caret: Caret): boolean => {
    if (isTranslation || content.kind !== 'text' || !caret.isAtEnd || !isManyBlocks(nodes)) return false;
    let after = anchor;
    blocksOfPaste(nodes).forEach((block, at) => {
      if (at === 0 && caret.isEmpty) desk.turn(anchor, block);
      else after = desk.addAfter(after, block);
    });
    return true;
  };
  return { onKey, onPaste };
}
