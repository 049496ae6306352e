import type { BlockContent, DraftBlock } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { Button, Notice } from '@edukom/ui';
import { useState } from 'react';
import { useT } from '../../../shared/text/use-t.js';
import type { WrittenBlock } from '../autosave/written-block.js';
import { BlockBody } from '../blocks/block-body.js';
import { contentOf, emptyRich, plainTextOf } from '../model/block-content.js';
import { useDesk } from '../desk/desk.js';
import { DiffText } from './diff-text.js';

interface Versions {
  readonly mine: BlockContent;
  readonly theirs: BlockContent;
  readonly locale: ContentLocale;
  readonly by: string | null;
}

function versionsOf(block: WrittenBlock, theirs: DraftBlock, locale: ContentLocale): Versions | null {
  const mine = block.edits.get(locale)?.content;
  return mine ? { mine, theirs: contentOf(theirs, locale), locale, by: theirs.changedBy } : null;
}

/** Mine is open for writing with theirs beside it; what is then written is what shall stand. */
function MergeByHand({
  anchor,
  versions,
  onDone,
}: {
  anchor: string;
  versions: Versions;
  onDone: (content: BlockContent) => void;
}) {
  const t = useT();
  const [content, setContent] = useState(versions.mine);
  return (
    <div className="au-versions">
      <section aria-label={t('writing.conflict.merged')}>
        <h3>{t('writing.conflict.merged')}</h3>
        <div className="au-cell">
          <BlockBody
            anchor={`${anchor}-merge`}
            content={content}
            locale={versions.locale}
            isTranslation
            blank={emptyRich(content.kind)}
            isOpen
            place="end"
            onEnter={() => undefined}
            onChange={setContent}
          />
        </div>
        <Button variant="primary" isSmall onClick={() => onDone(content)}>
          {t('writing.conflict.save-merged')}
        </Button>
      </section>
      <section aria-label={t('writing.conflict.theirs')}>
        <h3>{t('writing.conflict.theirs')}</h3>
        <DiffText
          before={plainTextOf(content)}
          after={plainTextOf(versions.theirs)}
          show="after"
          lang={versions.locale}
        />
      </section>
    </div>
  );
}

/** Two people wrote the same text: both versions side by side, and the writer decides. Nothing was overwritten. */
export function Conflict({
  block,
  theirs,
  locale,
}: {
  block: WrittenBlock;
  theirs: DraftBlock;
  locale: ContentLocale;
}) {
  const t = useT();
  const { writer } = useDesk();
  const [isMerging, setMerging] = useState(false);
  const versions = versionsOf(block, theirs, locale);
  if (!versions) return null;
  const [mine, others] = [plainTextOf(versions.mine), plainTextOf(versions.theirs)];
  const decide = (content: BlockContent) => writer.decide(block.anchor, content);
  const by = versions.by ?? t('writing.conflict.somebody');
  return (
    <Notice tone="warning" isLive title={t('writing.conflict.title', { name: by })} className="au-conflict">
      <p>{t('writing.conflict.text')}</p>
      {isMerging ? (
        <MergeByHand anchor={block.anchor} versions={versions} onDone={decide} />
      ) : (
        <div className="au-versions">
          <section aria-label={t('writing.conflict.mine')}>
            <h3>{t('writing.conflict.mine')}</h3>
            <DiffText before={others} after={mine} show="after" lang={locale} />
            <Button isSmall onClick={() => decide(versions.mine)}>
              {t('writing.conflict.take-mine')}
            </Button>
          </section>
          <section aria-label={t('writing.conflict.theirs')}>
            <h3>{t('writing.conflict.theirs')}</h3>
            <DiffText before={mine} after={others} show="after" lang={locale} />
            <Button isSmall onClick={() => decide(versions.theirs)}>
              {t('writing.conflict.take-theirs')}
            </Button>
          </section>
        </div>
      )}
      {!isMerging && (
        <Button isSmall icon="edit" onClick={() => setMerging(true)}>
          {t('writing.conflict.merge')}
        </Button>
      )}
    </Notice>
  );
}
