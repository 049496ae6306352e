import { FieldGroup } from '@edukom/ui';
import { useT } from '../../../../shared/text/use-t.js';
import { freshPartId, movedTo, PartRows } from '../../builder/part-rows.js';
import { useQuestionDesk } from '../../builder/question-desk.js';
import { WrittenField } from '../../builder/written-field.js';
import type { EditorProps } from '../question-editor.js';

/** Options, of which one is right. */
export function SingleEditor({ spec, answerKey, onChange }: EditorProps<'single'>) {
  const t = useT();
  const { isTranslation, errorAt, idOf } = useQuestionDesk();
  const { options } = spec;
  const { correct } = answerKey;
  const set = (next: typeof options) => onChange({ ...spec, options: next }, answerKey);
  return (
    <FieldGroup
      id={idOf('key/correct')}
      label={t('builder.options.label')}
      hint={!isTranslation && t('builder.options.one-hint')}
      error={errorAt('key') ?? errorAt('key/correct')}
    >
      <PartRows
        parts={options}
        fewest={2}
        addText={t('builder.options.add')}
        nameOf={(_option, at) => t('builder.options.option', { number: at + 1 })}
        onAdd={() => set([...options, { id: freshPartId(), text: null }])}
        onMove={(from, to) => set(movedTo(options, from, to))}
        onRemove={({ id }, at) =>
          onChange(
            { ...spec, options: options.toSpliced(at, 1) },
            { ...answerKey, correct: correct.filter((one) => one !== id) },
          )
        }
      >
        {({ id }, at) => (
          <>
            <WrittenField place={`spec/options/${id}/text`} label={t('builder.options.option', { number: at + 1 })} />
            {!isTranslation && (
              <div className="ed-choice">
                <input
                  type="radio"
                  id={`right-${id}`}
                  name="right"
                  checked={correct.includes(id)}
                  onChange={() => onChange(spec, { ...answerKey, correct: [id] })}
                />
                <label htmlFor={`right-${id}`}>{t('builder.options.is-right', { number: at + 1 })}</label>
              </div>
            )}
          </>
        )}
      </PartRows>
    </FieldGroup>
  );
}
