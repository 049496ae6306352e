import { TextField } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import { useQuestionDesk } from './question-desk.js';

interface Limited {
  readonly maxLength?: number;
}

/** The most characters of an answer; nothing: as many as an answer may have. */
export function LengthField<S extends Limited>({ spec, onChange }: { spec: S; onChange: (spec: S) => void }) {
  const t = useT();
  const { errorAt, idOf } = useQuestionDesk();
  const { maxLength, ...unlimited } = spec;
  return (
    <TextField
      id={idOf('spec/maxLength')}
      label={t('builder.length.label')}
      hint={t('builder.length.hint')}
      error={errorAt('spec/maxLength')}
      inputMode="numeric"
      width="short"
      value={maxLength === undefined ? '' : String(maxLength)}
      onChange={({ target }) => {
        const length = Number(target.value);
        onChange((target.value === '' ? unlimited : { ...spec, maxLength: length }) as S);
      }}
    />
  );
}
