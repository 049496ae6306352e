import type { LessonBlock as Block, MediaView } from '@edukom/contracts';
import { contentLocaleOf, isContentLocale, type LocalizedText } from '@edukom/domain';
import { Icon } from '@edukom/ui';
import { sizeText, typeText } from '../media/media-facts.js';
import { useMedia, useMediaById } from '../media/media-context.js';
import { CONTENT_LOCALE_NAMES } from '../text/content-locale-names.js';
import { Localized, useReading } from '../text/localized.js';
import { useLocale, useT } from '../text/use-t.js';
import { EmbeddedPlayer } from './embedded-player.js';
import { LessonRich } from './lesson-rich.js';

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** The column of a lesson is never wider; on a phone it is as wide as the screen. */
const SIZES = '(max-width: 48rem) 100vw, 46rem';

const srcSetOf = ({ variants }: MediaView, contentType: string): string =>
  variants
    .filter((variant) => variant.contentType === contentType)
    .map(({ url, width }) => `${url} ${width}w`)
    .join(', ');

/** What the picture shows, for who does not see it; nothing of a decorative one. */
function useAlt(text: LocalizedText | null): { text: string; lang: string | undefined } {
  const { reading } = useReading();
  if (text === null) return { text: '', lang: undefined };
  const { value, locale, isFallback } = reading(text);
  return { text: value, lang: isFallback ? locale : undefined };
}

/** A picture in the size that fits the screen; its place is kept while it loads. */
export function ImageBlock({ block: { body } }: { block: Of<'image'> }) {
  const media = useMedia(body.mediaId);
  const alt = useAlt(body.isDecorative ? null : body.alt);
  if (!media?.url || media.width === null || media.height === null) return null;
  return (
    <figure className="web-media">
      <picture>
        <source type="image/avif" srcSet={srcSetOf(media, 'image/avif')} sizes={SIZES} />
        <img
          alt={alt.text}
          lang={alt.lang}
          src={media.url}
          srcSet={srcSetOf(media, 'image/webp')}
          sizes={SIZES}
          width={media.width}
          height={media.height}
          loading="lazy"
          decoding="async"
        />
      </picture>
      {body.caption && (
        <figcaption>
          <Localized text={body.caption} />
        </figcaption>
      )}
    </figure>
  );
}

interface CaptionTracksProps {
  readonly kind: 'captions';
  readonly captions: Of<'video'>['body']['captions'];
}

/** Captions by language; those of the reader's language are on from the beginning. */
function CaptionTracks({ kind, captions }: CaptionTracksProps) {
  const media = useMediaById();
  const own = contentLocaleOf(useLocale());
  return Object.entries(captions).map(([locale, mediaId]) => {
    const src = media.get(mediaId)?.url;
    if (!src || !isContentLocale(locale)) return null;
    const name = CONTENT_LOCALE_NAMES[locale];
    return <track key={locale} kind={kind} src={src} srcLang={locale} label={name} default={locale === own} />;
  });
}

function OwnFilm({ media, body }: { media: MediaView; body: Of<'video'>['body'] }) {
  const { plain } = useReading();
  if (!media.url) return null;
  return (
    // Captions come from another origin than the page: without this the browser does not read them.
    <video controls preload="none" playsInline crossOrigin="anonymous" aria-label={plain(body.title)}>
      <source src={media.url} type={media.contentType ?? undefined} />
      <CaptionTracks kind="captions" captions={body.captions} />
    </video>
  );
}

/** A film of ours, or a player of somebody else's behind a click; what is said can be read in both cases. */
export function VideoBlock({ block: { body } }: { block: Of<'video'> }) {
  const t = useT();
  const media = useMedia(body.mediaId);
  if (!media && body.url === null) return null;
  return (
    <figure className="web-media">
      <figcaption className="web-media-title">
        <Localized text={body.title} />
      </figcaption>
      {media ? <OwnFilm media={media} body={body} /> : body.url && <EmbeddedPlayer url={body.url} title={body.title} />}
      {body.transcript && (
        <details className="web-reveal">
          <summary>{t('media.show.transcript')}</summary>
          <LessonRich text={body.transcript} />
        </details>
      )}
    </figure>
  );
}

/** A file to take along; its type and size are said before it is loaded. */
export function FileBlock({ block: { body } }: { block: Of<'file'> }) {
  const t = useT();
  const media = useMedia(body.mediaId);
  if (!media?.url) return null;
  const facts = { type: typeText(media.kind, media.contentType), size: sizeText(t, media.sizeBytes) };
  return (
    <p className="web-file">
      <Icon name="download" />
      <a href={media.url} rel="noreferrer">
        <Localized text={body.title} /> <span className="web-file-facts">({t('media.show.file-facts', facts)})</span>
      </a>
    </p>
  );
}

/** Something of another house: a map, a player. */
export function EmbedBlock({ block: { body } }: { block: Of<'embed'> }) {
  if (body.url === null) return null;
  return (
    <figure className="web-media">
      <figcaption className="web-media-title">
        <Localized text={body.title} />
      </figcaption>
      <EmbeddedPlayer url={body.url} title={body.title} />
    </figure>
  );
}
