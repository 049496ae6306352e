import { Button, Notice } from '@edukom/ui';
import { problemText } from '../../../shared/api/use-problem-text.js';
import { useT } from '../../../shared/text/use-t.js';
import type { WrittenBlock } from '../autosave/written-block.js';
import { freshAnchor, useDesk } from '../desk/desk.js';
import { Conflict } from './conflict.js';

/** Why a block is not saved, and what can be done about it. What was written is still there in every case. */
export function BlockTrouble({ block }: { block: WrittenBlock }) {
  const t = useT();
  const { writer } = useDesk();
  const { trouble, anchor } = block;
  if (!trouble) return null;
  if (trouble.kind === 'conflict') return <Conflict block={block} theirs={trouble.theirs} locale={trouble.locale} />;
  const discard = (
    <Button key="discard" isSmall onClick={() => writer.discard(anchor)}>
      {t('writing.trouble.discard')}
    </Button>
  );
  if (trouble.kind === 'refused')
    return (
      <Notice tone="bad" isLive title={t('writing.trouble.refused')} actions={discard}>
        {problemText(t, trouble.error)}
      </Notice>
    );
  return (
    <Notice
      tone="warning"
      isLive
      title={t('writing.trouble.gone')}
      actions={
        <>
          <Button isSmall variant="primary" onClick={() => writer.addAgain(anchor, freshAnchor())}>
            {t('writing.trouble.add-again')}
          </Button>
          {discard}
        </>
      }
    >
      {t('writing.trouble.gone-text')}
    </Notice>
  );
}
