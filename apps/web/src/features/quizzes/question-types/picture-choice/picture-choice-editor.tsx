import { CheckboxField, FieldGroup, RadioGroup } from '@edukom/ui';
import { useT } from '../../../../shared/text/use-t.js';
import { freshPartId, PartRows } from '../../builder/part-rows.js';
import { useQuestionDesk } from '../../builder/question-desk.js';
import { PARTIAL_RULES, RuleField } from '../../builder/rule-field.js';
import { WrittenField } from '../../builder/written-field.js';
import type { EditorProps } from '../question-editor.js';
import { AreaFields } from './area-fields.js';
import { PictureField } from './picture-field.js';

/** A picture, its named areas, and which of them are right. */
export function PictureChoiceEditor({ spec, answerKey, onChange }: EditorProps<'picture-choice'>) {
  const t = useT();
  const { isTranslation, errorAt, idOf } = useQuestionDesk();
  const { areas, picture, choices, rule } = spec;
  const { correct } = answerKey;
  const toggle = (id: string, isRight: boolean) => {
    const others = correct.filter((one) => one !== id);
    onChange(spec, { ...answerKey, correct: isRight ? [...others, id] : others });
  };
  const add = () => {
    const [width, height] = [Math.max(1, Math.round(picture.width / 4)), Math.max(1, Math.round(picture.height / 4))];
    const shape = { kind: 'rectangle' as const, x: 0, y: 0, width, height };
    onChange({ ...spec, areas: [...areas, { id: freshPartId(), text: null, shape }] }, answerKey);
  };
  return (
    <>
      {!isTranslation && (
        <PictureField
          spec={spec}
          onChange={(next) => onChange({ ...spec, picture: next }, answerKey)}
          onArea={(at, shape) => {
            const area = areas[at];
            if (area) onChange({ ...spec, areas: areas.with(at, { ...area, shape }) }, answerKey);
          }}
        />
      )}
      <WrittenField place="spec/picture/alt" label={t('builder.picture.alt')} hint={t('builder.picture.alt-hint')} />
      <FieldGroup
        id={idOf('key/correct')}
        label={t('builder.picture.areas')}
        hint={!isTranslation && t('builder.picture.areas-hint')}
        error={errorAt('key') ?? errorAt('key/correct') ?? errorAt('spec/areas')}
      >
        <PartRows
          parts={areas}
          fewest={2}
          addText={t('builder.picture.add')}
          nameOf={(_area, at) => t('builder.picture.area', { number: at + 1 })}
          onAdd={add}
          onRemove={({ id }, at) =>
            onChange(
              { ...spec, areas: areas.toSpliced(at, 1) },
              { ...answerKey, correct: correct.filter((one) => one !== id) },
            )
          }
        >
          {(area, at) => (
            <>
              <WrittenField
                place={`spec/areas/${area.id}/text`}
                label={t('builder.picture.area', { number: at + 1 })}
              />
              {!isTranslation && (
                <>
                  <AreaFields
                    shape={area.shape}
                    number={at + 1}
                    onChange={(shape) => onChange({ ...spec, areas: areas.with(at, { ...area, shape }) }, answerKey)}
                  />
                  <CheckboxField
                    label={t('builder.picture.is-right', { number: at + 1 })}
                    checked={correct.includes(area.id)}
                    onChange={({ target }) => toggle(area.id, target.checked)}
                  />
                </>
              )}
            </>
          )}
        </PartRows>
      </FieldGroup>
      {!isTranslation && (
        <RadioGroup
          name="choices"
          label={t('builder.picture.choices')}
          value={choices}
          options={(['one', 'several'] as const).map((value) => ({ value, label: t(`builder.picture.${value}`) }))}
          onChange={(value) => onChange({ ...spec, choices: value === 'several' ? 'several' : 'one' }, answerKey)}
        />
      )}
      {!isTranslation && choices === 'several' && (
        <RuleField
          rules={PARTIAL_RULES}
          value={rule}
          onChange={(next) => onChange({ ...spec, rule: next }, answerKey)}
        />
      )}
    </>
  );
}
