import type { BlockContent } from '@edukom/contracts';
import { Icon } from '@edukom/ui';
import { useMedia } from '../../../shared/media/media-context.js';
import { useT } from '../../../shared/text/use-t.js';
import { plainTextOf } from '../model/block-content.js';
import { BLOCK_ICONS } from '../model/block-names.js';

const mediaIdOf = (content: BlockContent): string | null => ('mediaId' in content ? content.mediaId : null);

function Picture({ mediaId }: { mediaId: string | null }) {
  const media = useMedia(mediaId);
  const small = media?.variants[0];
  // What it shows is said by the text beside it.
  return small ? <img src={small.url} width={small.width} height={small.height} alt="" className="au-thumb" /> : null;
}

function Options({ content }: { content: Extract<BlockContent, { kind: 'check' }> }) {
  return (
    <ul className="au-still-options">
      {content.options.map(({ id, text, isRight }) => (
        <li key={id}>
          <Icon name={isRight ? 'check' : 'close'} /> {text}
        </li>
      ))}
    </ul>
  );
}

/** What of a block is no text: a picture, an address, what is typed as it is. */
function Matter({ content }: { content: BlockContent }) {
  const media = useMedia(mediaIdOf(content));
  switch (content.kind) {
    case 'image':
      return <Picture mediaId={content.mediaId} />;
    case 'check':
      return <Options content={content} />;
    case 'code':
      return content.code === '' ? null : <pre className="au-still-code">{content.code}</pre>;
    default: {
      const name = media?.name ?? ('url' in content ? content.url : null);
      return name && <p className="ed-hint">{name}</p>;
    }
  }
}

/** A block that is filled in like a form, as long as nobody does. */
export function StillForm({ content, lang, onEnter }: { content: BlockContent; lang: string; onEnter: () => void }) {
  const t = useT();
  const words = content.kind === 'check' ? (content.question ?? '') : plainTextOf(content);
  return (
    <div className="au-still-form">
      <button type="button" className="au-still-button" onClick={onEnter}>
        <Icon name={BLOCK_ICONS[content.kind]} /> {t(`writing.kind.${content.kind}`)}
        <span className="au-edit-word">{t('writing.block.edit')}</span>
      </button>
      {words === '' ? (
        <p className="au-placeholder">{t('writing.block.unwritten')}</p>
      ) : (
        <p lang={lang} className="au-still-words">
          {words}
        </p>
      )}
      <Matter content={content} />
    </div>
  );
}
