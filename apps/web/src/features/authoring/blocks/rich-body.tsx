import { CALLOUT_TONES, type RichTextNode } from '@edukom/contracts';
import { Icon, SelectField } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import { PlainField } from '../components/plain-field.js';
import { RichField } from '../components/rich-field.js';
import { emptyRich } from '../model/block-content.js';
import { BLOCK_ICONS } from '../model/block-names.js';
import { type BodyProps, fieldId, type Of, type RichContent } from './body-props.js';
import { useRichKeys } from './use-rich-keys.js';

const BOXED = new Set(['task', 'steps', 'callout', 'reveal']);

function Tone({ anchor, content, onChange }: BodyProps<Of<'callout'>>) {
  const t = useT();
  return (
    <SelectField
      id={`${anchor}-tone`}
      label={t('authoring.field.tone')}
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

/** What stands beside the rich text of some kinds. */
function Beside({ props }: { props: BodyProps<RichContent> }) {
  const t = useT();
  const { content, anchor, locale, isOpen, isTranslation, onChange } = props;
  if (content.kind === 'callout')
    return isOpen && !isTranslation ? <Tone {...(props as unknown as BodyProps<Of<'callout'>>)} /> : null;
  if (content.kind !== 'reveal' && content.kind !== 'table') return null;
  const name = content.kind === 'reveal' ? 'title' : 'caption';
  const value = content.kind === 'reveal' ? content.title : content.caption;
  if (!isOpen) return value === null ? null : <p className="au-beside">{value}</p>;
  return (
    <PlainField
      id={fieldId(anchor, locale, name)}
      label={t(content.kind === 'reveal' ? 'authoring.field.reveal-title' : 'authoring.field.table-caption')}
      value={value}
      locale={locale}
      maxLength={500}
      onChange={(next) => onChange({ ...content, [name]: next } as RichContent)}
    />
  );
}

/** The name of a box, as readers see it above the text. */
function BoxName({ content }: { content: RichContent }) {
  const t = useT();
  const name = content.kind === 'callout' ? t(`learning.callout.${content.tone}`) : t(`authoring.kind.${content.kind}`);
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
  const kind = t(`authoring.kind.${content.kind}`);
  return (
    <div className={`au-rich au-rich-${content.kind}`} data-tone={content.kind === 'callout' ? content.tone : content.kind}>
      {BOXED.has(content.kind) && <BoxName content={content} />}
      <Beside props={props} />
      <RichField
        key={`${anchor} ${content.kind}`}
        use={content.kind}
        value={content.rich ?? emptyRich(content.kind)}
        locale={locale}
        label={kind}
        placeholder={
          isTranslation
            ? t('authoring.placeholder.translate')
            : t(content.kind === 'text' ? 'authoring.placeholder.text' : 'authoring.placeholder.other')
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
