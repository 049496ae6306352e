import { useT } from '../../../shared/text/use-t.js';
import { useQuestionDesk } from './question-desk.js';
import { readWhole, TypedField } from './typed-field.js';

const readLength = readWhole(1, Number.MAX_SAFE_INTEGER);

interface Limited {
  readonly maxLength?: number;
}

/** The most characters of an answer; nothing: as many as an answer may have. */
export function LengthField<S extends Limited>({ spec, onChange }: { spec: S; onChange: (spec: S) => void }) {
  const t = useT();
  const { errorAt, idOf } = useQuestionDesk();
  const { maxLength, ...unlimited } = spec;
  return (
    <TypedField<number | null>
      id={idOf('spec/maxLength')}
      label={t('builder.length.label')}
      hint={t('builder.length.hint')}
      error={errorAt('spec/maxLength')}
      inputMode="numeric"
      width="short"
      value={maxLength ?? null}
      read={(typed) => (typed.trim() === '' ? null : readLength(typed))}
      write={(length) => (length === null ? '' : String(length))}
      onChange={(length) => onChange((length === null ? unlimited : { ...spec, maxLength: length }) as S)}
    />
  );
}
