import { Button, CheckboxField, FieldGroup, Icon } from '@edukom/ui';
import { randomUuid } from '../../../shared/ids/random-uuid.js';
import { useT } from '../../../shared/text/use-t.js';
import { PlainField } from '../../../shared/writing/plain-field.js';
import { type BodyProps, fieldId, type Of } from './body-props.js';

type Check = Of<'check'>;
const MOST_OPTIONS = 10;

function Option({ at, ...props }: BodyProps<Check> & { at: number }) {
  const t = useT();
  const { anchor, content, locale, isTranslation, onChange } = props;
  const option = content.options[at];
  if (!option) return null;
  const set = (change: Partial<Check['options'][number]>) =>
    onChange({ ...content, options: content.options.with(at, { ...option, ...change }) });
  const id = fieldId(anchor, locale, `option-${option.id}`);
  return (
    <div className="au-option">
      <PlainField
        id={id}
        label={t('writing.check.option', { number: at + 1 })}
        value={option.text}
        locale={locale}
        maxLength={500}
        onChange={(text) => set({ text })}
      />
      {!isTranslation && (
        <>
          <CheckboxField
            id={`${id}-right`}
            label={t('writing.check.right')}
            checked={option.isRight}
            onChange={({ target }) => set({ isRight: target.checked })}
          />
          <button
            type="button"
            className="au-tool"
            disabled={content.options.length <= 2}
            onClick={() => onChange({ ...content, options: content.options.toSpliced(at, 1) })}
          >
            <Icon name="trash" label={t('writing.check.remove', { number: at + 1 })} />
          </button>
        </>
      )}
    </div>
  );
}

/** A question to oneself: its options, which of them are right, and why. */
export function CheckForm(props: BodyProps<Check>) {
  const t = useT();
  const { anchor, content, locale, isTranslation, onChange } = props;
  const hasKey = content.options.some(({ isRight }) => isRight);
  const add = () =>
    onChange({
      ...content,
      options: [...content.options, { id: randomUuid().slice(0, 8), text: null, isRight: false }],
    });
  return (
    <div className="au-form">
      <PlainField
        id={fieldId(anchor, locale, 'question')}
        label={t('writing.check.question')}
        value={content.question}
        locale={locale}
        maxLength={500}
        isLong
        onChange={(question) => onChange({ ...content, question })}
      />
      <FieldGroup
        id={fieldId(anchor, locale, 'options')}
        label={t('writing.check.options')}
        error={!hasKey && !isTranslation && t('writing.check.no-key')}
      >
        {content.options.map((option, at) => (
          <Option key={option.id} {...props} at={at} />
        ))}
      </FieldGroup>
      {!isTranslation && content.options.length < MOST_OPTIONS && (
        <Button isSmall icon="plus" onClick={add}>
          {t('writing.check.add')}
        </Button>
      )}
      <PlainField
        id={fieldId(anchor, locale, 'explanation')}
        label={t('writing.check.explanation')}
        hint={t('writing.check.explanation-hint')}
        value={content.explanation}
        locale={locale}
        maxLength={4_000}
        isLong
        onChange={(explanation) => onChange({ ...content, explanation })}
      />
    </div>
  );
}
