import { ANSWER_FILE_KINDS, MAX_ANSWER_FILE_BYTES } from '@edukom/domain';
import { Ticks } from '../../../../shared/form/ticks.js';
import { useT } from '../../../../shared/text/use-t.js';
import { useQuestionDesk } from '../../builder/question-desk.js';
import { readWhole, TypedField } from '../../builder/typed-field.js';
import type { EditorProps } from '../question-editor.js';

const MIB = 1024 * 1024;
const readSize = readWhole(0, 9_999);

/** Which files may be handed in. */
export function FileUploadEditor({ spec, answerKey, onChange }: EditorProps<'file-upload'>) {
  const t = useT();
  const { isTranslation, errorAt, idOf } = useQuestionDesk();
  if (isTranslation) return null;
  return (
    <>
      <Ticks
        id={idOf('spec/accept')}
        label={t('builder.file.kinds')}
        error={errorAt('spec/accept')}
        options={ANSWER_FILE_KINDS.map((value) => ({ value, label: value.toUpperCase() }))}
        chosen={spec.accept}
        onChange={(accept) => onChange({ ...spec, accept }, answerKey)}
      />
      <TypedField
        id={idOf('spec/maxBytes')}
        label={t('builder.file.size')}
        hint={t('builder.file.size-hint', { maximum: MAX_ANSWER_FILE_BYTES / MIB })}
        error={errorAt('spec/maxBytes')}
        inputMode="numeric"
        width="short"
        value={Math.round(spec.maxBytes / MIB)}
        read={readSize}
        write={String}
        onChange={(size) => onChange({ ...spec, maxBytes: size * MIB }, answerKey)}
      />
    </>
  );
}
