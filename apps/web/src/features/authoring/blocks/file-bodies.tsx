import { EMBED_HOSTS, embedUrl } from '@edukom/contracts';
import type { ContentLocale } from '@edukom/domain';
import { CheckboxField, FieldGroup, TextField } from '@edukom/ui';
import { useState } from 'react';
import { MediaField } from '../../../shared/media/media-field.js';
import { useT } from '../../../shared/text/use-t.js';
import { PlainField } from '../../../shared/writing/plain-field.js';
import { RichField } from '../components/rich-field.js';
import { CONTENT_LOCALE_NAMES } from '../../../shared/text/content-locale-names.js';
import { useCourseLocales } from '../desk/course-context.js';
import { useDesk } from '../desk/desk.js';
import { emptyRich } from '../model/block-content.js';
import { type BodyProps, fieldId, type Of } from './body-props.js';

const LINE = 500;

/** An address of a player that may be embedded; what is not one stays in the field and is not saved. */
function EmbedAddress({
  id,
  url,
  onChange,
}: {
  id: string;
  url: string | null;
  onChange: (url: string | null) => void;
}) {
  const t = useT();
  const [typed, setTyped] = useState(url ?? '');
  const isWrong = typed !== '' && !embedUrl.safeParse(typed).success;
  return (
    <TextField
      id={id}
      label={t('writing.field.address')}
      hint={t('writing.field.address-hint', { hosts: EMBED_HOSTS.join(', ') })}
      error={isWrong && t('writing.field.address-wrong')}
      value={typed}
      inputMode="url"
      maxLength={LINE}
      onChange={({ target }) => {
        setTyped(target.value);
        if (target.value === '') onChange(null);
        else if (embedUrl.safeParse(target.value).success) onChange(target.value);
      }}
    />
  );
}

export function ImageForm({ anchor, content, locale, isTranslation, onChange }: BodyProps<Of<'image'>>) {
  const t = useT();
  const { courseId } = useDesk();
  const id = (name: string) => fieldId(anchor, locale, name);
  return (
    <div className="au-form">
      {!isTranslation && (
        <MediaField
          id={id('file')}
          courseId={courseId}
          kind="image"
          mediaId={content.mediaId}
          label={t('writing.field.image')}
          onChange={(mediaId) => onChange({ ...content, mediaId })}
        />
      )}
      {!isTranslation && (
        <CheckboxField
          id={id('decorative')}
          label={t('writing.field.decorative')}
          hint={t('writing.field.decorative-hint')}
          checked={content.isDecorative}
          onChange={({ target }) => onChange({ ...content, isDecorative: target.checked })}
        />
      )}
      {!content.isDecorative && (
        <PlainField
          id={id('alt')}
          label={t('writing.field.alt')}
          hint={t('writing.field.alt-hint')}
          error={content.mediaId !== null && content.alt === null && !isTranslation && t('writing.field.alt-missing')}
          value={content.alt}
          locale={locale}
          maxLength={LINE}
          isLong
          onChange={(alt) => onChange({ ...content, alt })}
        />
      )}
      <PlainField
        id={id('caption')}
        label={t('writing.field.caption')}
        value={content.caption}
        locale={locale}
        maxLength={LINE}
        onChange={(caption) => onChange({ ...content, caption })}
      />
    </div>
  );
}

function Captions({ anchor, content, locale, onChange }: BodyProps<Of<'video'>>) {
  const t = useT();
  const { courseId } = useDesk();
  const locales = useCourseLocales();
  const set = (of: ContentLocale, mediaId: string | null) => {
    const { [of]: _old, ...others } = content.captions;
    onChange({ ...content, captions: mediaId === null ? others : { ...others, [of]: mediaId } });
  };
  return (
    <FieldGroup
      id={fieldId(anchor, locale, 'captions')}
      label={t('writing.field.captions')}
      hint={t('writing.field.captions-hint')}
    >
      {locales.map((of) => (
        <MediaField
          key={of}
          id={fieldId(anchor, of, 'captions-file')}
          courseId={courseId}
          kind="captions"
          mediaId={content.captions[of] ?? null}
          label={CONTENT_LOCALE_NAMES[of]}
          onChange={(mediaId) => set(of, mediaId)}
        />
      ))}
    </FieldGroup>
  );
}

function Film({ anchor, content, locale, onChange }: BodyProps<Of<'video'>>) {
  const t = useT();
  const { courseId } = useDesk();
  return (
    <>
      {content.url === null && (
        <MediaField
          id={fieldId(anchor, locale, 'film')}
          courseId={courseId}
          kind="video"
          mediaId={content.mediaId}
          label={t('writing.field.video')}
          onChange={(mediaId) => onChange({ ...content, mediaId })}
        />
      )}
      {content.mediaId === null && (
        <EmbedAddress
          id={fieldId(anchor, locale, 'url')}
          url={content.url}
          onChange={(url) => onChange({ ...content, url })}
        />
      )}
    </>
  );
}

export function VideoForm(props: BodyProps<Of<'video'>>) {
  const t = useT();
  const { anchor, content, locale, isTranslation, onChange } = props;
  const [isWriting, setWriting] = useState(false);
  return (
    <div className="au-form">
      {!isTranslation && <Film {...props} />}
      <PlainField
        id={fieldId(anchor, locale, 'title')}
        label={t('writing.field.title')}
        value={content.title}
        locale={locale}
        maxLength={LINE}
        onChange={(title) => onChange({ ...content, title })}
      />
      {!isTranslation && content.mediaId !== null && <Captions {...props} />}
      <div className="ed-field">
        <span className="ed-label">{t('writing.field.transcript')}</span>
        <RichField
          use="transcript"
          value={content.transcript ?? emptyRich('text')}
          locale={locale}
          label={t('writing.field.transcript')}
          placeholder={t('writing.placeholder.other')}
          isOpen={isWriting}
          place={isWriting ? 'end' : null}
          onEnter={() => setWriting(true)}
          onChange={(transcript) => onChange({ ...content, transcript })}
        />
      </div>
    </div>
  );
}

export function FileForm({ anchor, content, locale, isTranslation, onChange }: BodyProps<Of<'file'>>) {
  const t = useT();
  const { courseId } = useDesk();
  return (
    <div className="au-form">
      {!isTranslation && (
        <MediaField
          id={fieldId(anchor, locale, 'file')}
          courseId={courseId}
          kind="file"
          mediaId={content.mediaId}
          label={t('writing.field.file')}
          onChange={(mediaId) => onChange({ ...content, mediaId })}
        />
      )}
      <PlainField
        id={fieldId(anchor, locale, 'title')}
        label={t('writing.field.title')}
        value={content.title}
        locale={locale}
        maxLength={LINE}
        onChange={(title) => onChange({ ...content, title })}
      />
    </div>
  );
}

export function EmbedForm({ anchor, content, locale, isTranslation, onChange }: BodyProps<Of<'embed'>>) {
  const t = useT();
  return (
    <div className="au-form">
      {!isTranslation && (
        <EmbedAddress
          id={fieldId(anchor, locale, 'url')}
          url={content.url}
          onChange={(url) => onChange({ ...content, url })}
        />
      )}
      <PlainField
        id={fieldId(anchor, locale, 'title')}
        label={t('writing.field.title')}
        value={content.title}
        locale={locale}
        maxLength={LINE}
        onChange={(title) => onChange({ ...content, title })}
      />
    </div>
  );
}
