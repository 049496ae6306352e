import { CheckboxField } from '@edukom/ui';
import { useT } from '../../../../shared/text/use-t.js';
import { NumbersAccepted } from '../../builder/acceptance-fields.js';
import { useQuestionDesk } from '../../builder/question-desk.js';
import { WrittenField } from '../../builder/written-field.js';
import type { EditorProps } from '../question-editor.js';

/** Accepted numbers, with tolerance and unit. */
export function NumericEditor({ spec, answerKey, onChange }: EditorProps<'numeric'>) {
  const t = useT();
  const { isTranslation } = useQuestionDesk();
  const hasUnit = spec.unit !== undefined;
  const { unit: _unit, ...plain } = spec;
  return (
    <>
      {!isTranslation && (
        <>
          <NumbersAccepted
            path="key"
            value={answerKey}
            onChange={(accepted) => onChange(spec, { ...answerKey, ...accepted })}
          />
          <CheckboxField
            label={t('builder.numeric.unit-required')}
            checked={spec.isUnitRequired === true}
            onChange={({ target }) => onChange({ ...spec, isUnitRequired: target.checked }, answerKey)}
          />
          <CheckboxField
            label={t('builder.numeric.has-unit')}
            checked={hasUnit}
            onChange={({ target }) => onChange(target.checked ? { ...spec, unit: null } : plain, answerKey)}
          />
        </>
      )}
      {hasUnit && <WrittenField place="spec/unit" label={t('builder.numeric.unit')} />}
    </>
  );
}
