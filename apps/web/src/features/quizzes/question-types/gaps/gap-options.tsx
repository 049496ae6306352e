import { useT } from '../../../../shared/text/use-t.js';
import { freshPartId, PartRows } from '../../builder/part-rows.js';
import { useQuestionDesk } from '../../builder/question-desk.js';
import { WrittenField } from '../../builder/written-field.js';
import type { WrittenKeyOf, WrittenSpecOf } from '../question-editor.js';

type Gap = WrittenSpecOf<'gaps'>['gaps'][number];
type GapKey = WrittenKeyOf<'gaps'>['gaps'][string];

export interface GapOptionsProps {
  readonly gap: Extract<Gap, { kind: 'choice' }>;
  readonly answerKey: Extract<GapKey, { kind: 'choice' }>;
  readonly onChange: (gap: Gap, key: GapKey) => void;
}

/** The options of one gap, of which one is right. */
export function GapOptions({ gap, answerKey, onChange }: GapOptionsProps) {
  const t = useT();
  const { isTranslation } = useQuestionDesk();
  const { options } = gap;
  const { correct } = answerKey;
  return (
    <PartRows
      parts={options}
      fewest={2}
      addText={t('builder.options.add')}
      nameOf={(_option, at) => t('builder.options.option', { number: at + 1 })}
      onAdd={() => onChange({ ...gap, options: [...options, { id: freshPartId(), text: null }] }, answerKey)}
      onRemove={({ id }, at) => {
        const left = options.toSpliced(at, 1);
        const still = correct.filter((one) => one !== id);
        const next = still.length > 0 ? still : left.slice(0, 1).map((one) => one.id);
        onChange({ ...gap, options: left }, { ...answerKey, correct: next });
      }}
    >
      {({ id }, at) => (
        <>
          <WrittenField
            place={`spec/gaps/${gap.id}/options/${id}/text`}
            label={t('builder.options.option', { number: at + 1 })}
          />
          {!isTranslation && (
            <div className="ed-choice">
              <input
                type="radio"
                id={`right-${gap.id}-${id}`}
                name={`right-${gap.id}`}
                checked={correct.includes(id)}
                onChange={() => onChange(gap, { ...answerKey, correct: [id] })}
              />
              <label htmlFor={`right-${gap.id}-${id}`}>{t('builder.options.is-right', { number: at + 1 })}</label>
            </div>
          )}
        </>
      )}
    </PartRows>
  );
}
