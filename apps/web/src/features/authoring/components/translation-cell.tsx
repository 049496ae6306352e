import type { ContentLocale } from '@edukom/domain';
import { Button, StatusPill, type Status } from '@edukom/ui';
import { useState } from 'react';
import { CONTENT_LOCALE_NAMES } from '../../../shared/text/content-locale-names.js';
import { useT } from '../../../shared/text/use-t.js';
import { shownContent, type WrittenBlock } from '../autosave/written-block.js';
import { BlockBody } from '../blocks/block-body.js';
import { type OpenBlock, useDesk } from '../desk/desk.js';
import { emptyTranslation, wordCountOf } from '../model/block-content.js';
import { blockState } from '../model/text-states.js';
import { SourceChange } from './source-change.js';

const PILLS: Readonly<Record<'missing' | 'stale' | 'current', Status>> = {
  missing: 'open',
  stale: 'needs',
  current: 'good',
};

interface StateProps {
  readonly block: WrittenBlock;
  readonly target: ContentLocale;
}

/** How far the translation is, computed from the revisions; and what to do when the source has changed since. */
function State({ block, target }: StateProps) {
  const t = useT();
  const { writer } = useDesk();
  const [isShown, setShown] = useState(false);
  const state = block.server && blockState(block.server, target);
  if (!state) return null;
  const isStale = state === 'stale' && !block.edits.has(target);
  const confirm = () => writer.change(block.anchor, target, { content: shownContent(block, target), isReviewed: true });
  return (
    <div className="au-state">
      <StatusPill status={PILLS[state]}>{t(`writing.state.${state}`)}</StatusPill>
      {isStale && (
        <>
          <Button isSmall variant="bare" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {t('writing.state.what-changed')}
          </Button>
          <Button isSmall icon="check" onClick={confirm}>
            {t('writing.state.still-right')}
          </Button>
        </>
      )}
      {isStale && isShown && block.server && <SourceChange block={block.server} target={target} />}
    </div>
  );
}

/** A block in the language it is translated into, beside the source. */
export function TranslationCell({ block, target, open }: StateProps & { open: OpenBlock | null }) {
  const t = useT();
  const desk = useDesk();
  const content = shownContent(block, target);
  const words = wordCountOf(content);
  return (
    <div className="au-cell" data-locale={target} role="group" aria-label={CONTENT_LOCALE_NAMES[target]}>
      <BlockBody
        anchor={block.anchor}
        content={content}
        locale={target}
        isTranslation
        blank={emptyTranslation(shownContent(block, desk.source))}
        isOpen={open?.locale === target}
        place={open?.locale === target ? open.place : null}
        onEnter={(place) => desk.enter(block.anchor, target, place)}
        onChange={(next) => desk.writer.change(block.anchor, target, { content: next })}
      />
      <div className="au-cell-foot">
        <State block={block} target={target} />
        {words > 0 && <span className="au-words">{t('writing.words', { count: words })}</span>}
      </div>
    </div>
  );
}
