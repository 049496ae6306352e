import { CALLOUT_TONES, type RichTextNode } from '@edukom/contracts';
import { Icon, SelectField } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import { PlainField } from '../../../shared/writing/plain-field.js';
import { RichField } from '../components/rich-field.js';
import { BLOCK_ICONS } from '../model/block-names.js';
import { type BodyProps, fieldId, type Of, type RichContent } from './body-props.js';
import { useRichKeys } from './use-rich-keys.js';

const BOXED = new Set(['task', 'steps', 'callout', 'reveal']);

function Tone({ anchor, content, onChange }: BodyProps<Of<'callout'>>) {
  const t = useT();
  return (
    <SelectField
      id={`${anchor}-tone`}
      label={t('writing.field.tone')}
      width="medium"
      value={content.tone}
      options={CALLOUT_TONES.map((tone) => ({ value: tone, label: t(`learning.callout.${tone}`) }))}
      onChange={({ target }) => {
        const tone = CALLOUT_TONES.find((known) => known === target.value);
        if (tone) onChange({ ...content, tone });
      }}
    />
  );
}

/** The title of what opens, the caption of a table. */
function Named({ props, name }: { props: BodyProps<RichContent>; name: 'title' | 'caption' }) {
  const t = useT();
  const { content, anchor, locale, isOpen, onChange } = props;
  const value = (content as { readonly title?: string | null; readonly caption?: string | null })[name] ?? null;
  if (!isOpen) return value === null ? null : <p className="au-beside">{value}</p>;
  return (
    <PlainField
      id={fieldId(anchor, locale, name)}
      label={t(name === 'title' ? 'writing.field.reveal-title' : 'writing.field.table-caption')}
      value={value}
      locale={locale}
      maxLength={500}
      onChange={(next) => onChange({ ...content, [name]: next } as RichContent)}
    />
  );
}

/** What stands beside the rich text of some kinds. */
function Beside({ props }: { props: BodyProps<RichContent> }) {
  switch (props.content.kind) {
    case 'callout':
      return props.isOpen && !props.isTranslation ? <Tone {...(props as unknown as BodyProps<Of<'callout'>>)} /> : null;
    case 'reveal':
      return <Named props={props} name="title" />;
    case 'table':
      return <Named props={props} name="caption" />;
    default:
      return null;
  }
}

/** The name of a box, as readers see it above the text. */
function BoxName({ content }: { content: RichContent }) {
  const t = useT();
  const name = content.kind === 'callout' ? t(`learning.callout.${content.tone}`) : t(`writing.kind.${content.kind}`);
  return (
    <p className="web-kicker" aria-hidden="true">
      <Icon name={BLOCK_ICONS[content.kind]} /> {name}
    </p>
  );
}

/** A block that is a rich text, with its title or caption where it has one. */
export function RichBody(props: BodyProps<RichContent>) {
  const t = useT();
  const { anchor, content, locale, isOpen, place, onEnter, onChange, isTranslation } = props;
  const { onKey, onPaste } = useRichKeys(props);
  const kind = t(`writing.kind.${content.kind}`);
  return (
    <div
      className={`au-rich au-rich-${content.kind}`}
      data-tone={content.kind === 'callout' ? content.tone : content.kind}
    >
      {BOXED.has(content.kind) && <BoxName content={content} />}
      <Beside props={props} />
      <RichField
        key={`${anchor} ${content.kind}`}
        use={content.kind}
        value={content.rich ?? props.blank}
        locale={locale}
        label={kind}
        placeholder={
          isTranslation
            ? t('writing.placeholder.translate')
            : t(content.kind === 'text' ? 'writing.placeholder.text' : 'writing.placeholder.other')
        }
        isOpen={isOpen}
        place={place}
        onEnter={onEnter}
        onChange={(rich: RichTextNode) => onChange({ ...content, rich })}
        onKey={onKey}
        onPaste={onPaste}
      />
    </div>
  );
}
