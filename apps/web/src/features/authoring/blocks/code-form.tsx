import { TextArea } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import { PlainField } from '../../../shared/writing/plain-field.js';
import { type BodyProps, fieldId, type Of } from './body-props.js';

/** Something to be typed as it is: a command, a formula. It is the same in every language. */
export function CodeForm({ anchor, content, locale, isTranslation, onChange }: BodyProps<Of<'code'>>) {
  const t = useT();
  return (
    <div className="au-form">
      {!isTranslation && (
        <TextArea
          id={fieldId(anchor, locale, 'code')}
          label={t('writing.field.code')}
          value={content.code}
          rows={Math.min(20, content.code.split('\n').length + 1)}
          maxLength={20_000}
          spellCheck={false}
          className="au-code"
          onChange={({ target }) => onChange({ ...content, code: target.value })}
        />
      )}
      <PlainField
        id={fieldId(anchor, locale, 'caption')}
        label={t('writing.field.caption')}
        value={content.caption}
        locale={locale}
        maxLength={500}
        onChange={(caption) => onChange({ ...content, caption })}
      />
    </div>
  );
}
