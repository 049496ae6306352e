import { LengthField } from '../../builder/length-field.js';
import { useQuestionDesk } from '../../builder/question-desk.js';
import type { EditorProps } from '../question-editor.js';

/** A free answer; what the marker looks for is written with the question. */
export function OpenEditor({ spec, answerKey, onChange }: EditorProps<'open'>) {
  const { isTranslation } = useQuestionDesk();
  return isTranslation ? null : <LengthField spec={spec} onChange={(next) => onChange(next, answerKey)} />;
}
