import type { MediaView } from '@edukom/contracts';
import { Button, Icon, type Status, StatusPill } from '@edukom/ui';
import { useT } from '../text/use-t.js';
import { sizeText, typeText } from './media-facts.js';

const PILLS: Readonly<Record<MediaView['state'], Status>> = {
  uploading: 'needs',
  checking: 'active',
  ready: 'good',
  refused: 'bad',
  quarantined: 'bad',
};

/** What is said of a file that cannot be shown yet, or never. */
function Why({ media: { state, reason } }: { media: MediaView }) {
  const t = useT();
  if (reason !== null) return <p className="ed-field-error">{t(`media.reason.${reason}`)}</p>;
  if (state === 'checking') return <p className="ed-hint">{t('media.state.checking-hint')}</p>;
  if (state === 'uploading') return <p className="ed-hint">{t('media.state.unfinished-hint')}</p>;
  return null;
}

function Preview({ media }: { media: MediaView }) {
  const small = media.kind === 'image' ? media.variants[0] : undefined;
  if (!small) return <Icon name="file" className="web-media-icon" />;
  // What is to be seen is said in the block's own text, beside this field.
  return <img src={small.url} width={small.width} height={small.height} alt="" loading="lazy" />;
}

/** The file of a field: what it is, whether it can be shown, and the way to take it out. */
export function ChosenMedia({ media, onTakeOut }: { media: MediaView; onTakeOut: () => void }) {
  const t = useT();
  const size = sizeText(t, media.sizeBytes);
  // A picture is kept in formats of ours: what it came as is no longer so.
  const facts =
    media.kind === 'image' || media.contentType === null
      ? size
      : t('media.show.file-facts', { type: typeText(media.kind, media.contentType), size });
  return (
    <div className="web-media-chosen">
      <Preview media={media} />
      <div>
        <p className="web-media-name">{media.name}</p>
        <p>
          <StatusPill status={PILLS[media.state]}>{t(`media.state.${media.state}`)}</StatusPill>{' '}
          <span className="ed-hint">{facts}</span>
        </p>
        <Why media={media} />
        <Button isSmall icon="close" onClick={onTakeOut}>
          {t('media.field.take-out')}
        </Button>
      </div>
    </div>
  );
}
