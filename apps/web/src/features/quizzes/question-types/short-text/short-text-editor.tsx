import { TextsAccepted } from '../../builder/acceptance-fields.js';
import { LengthField } from '../../builder/length-field.js';
import { useQuestionDesk } from '../../builder/question-desk.js';
import type { EditorProps } from '../question-editor.js';

/** Accepted texts, whatever language they are in. */
export function ShortTextEditor({ spec, answerKey, onChange }: EditorProps<'short-text'>) {
  const { isTranslation } = useQuestionDesk();
  if (isTranslation) return null;
  return (
    <>
      <TextsAccepted
        path="key"
        value={answerKey}
        onChange={(accepted) => onChange(spec, { ...answerKey, ...accepted })}
      />
      <LengthField spec={spec} onChange={(next) => onChange(next, answerKey)} />
    </>
  );
}
