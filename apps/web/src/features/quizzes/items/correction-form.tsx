import type { ItemRow } from '@edukom/contracts';
import { CheckboxField, FieldGroup, RadioGroup, TextField } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import { type CorrectionDraft, type DraftError, type DraftKind, kindsFor, needsKey } from './correction-draft.js';
import { useItemWords } from './use-item-words.js';

export interface CorrectionFormProps {
  readonly row: ItemRow;
  readonly draft: CorrectionDraft;
  readonly error: DraftError | null;
  readonly onChange: (draft: CorrectionDraft) => void;
}

function Options({ row, draft, error, onChange }: CorrectionFormProps) {
  const t = useT();
  const { optionText } = useItemWords();
  const wrong = error ? t(error) : undefined;
  if (row.type !== 'multiple')
    return (
      <RadioGroup
        name="correct"
        label={t(draft.kind === 'new-key' ? 'correction.key.choose-new' : 'correction.key.choose-one')}
        error={wrong}
        value={draft.chosen[0] ?? null}
        onChange={(id) => onChange({ ...draft, chosen: [id] })}
        options={row.options.map(({ id }) => ({ value: id, label: optionText(row, id) }))}
      />
    );
  return (
    <FieldGroup id="correct" label={t('correction.key.choose-many')} error={wrong}>
      {row.options.map(({ id }) => (
        <CheckboxField
          key={id}
          label={optionText(row, id)}
          checked={draft.chosen.includes(id)}
          onChange={({ target }) =>
            onChange({
              ...draft,
              chosen: target.checked ? [...draft.chosen, id] : draft.chosen.filter((one) => one !== id),
            })
          }
        />
      ))}
    </FieldGroup>
  );
}

function Typed({ row, draft, error, onChange }: CorrectionFormProps) {
  const t = useT();
  const isNumber = row.type === 'numeric';
  return (
    <div className="items-numbers">
      <TextField
        label={t(isNumber ? 'correction.key.number' : 'correction.key.text')}
        hint={isNumber ? undefined : t('correction.key.text-hint')}
        error={error ? t(error) : undefined}
        maxLength={500}
        autoComplete="off"
        value={draft.text}
        onChange={({ target }) => onChange({ ...draft, text: target.value })}
      />
      {isNumber && (
        <TextField
          label={t('correction.key.tolerance')}
          inputMode="decimal"
          maxLength={20}
          autoComplete="off"
          value={draft.tolerance}
          onChange={({ target }) => onChange({ ...draft, tolerance: target.value })}
        />
      )}
    </div>
  );
}

/** What should happen to a question, and where a key is needed, which answer is right. */
export function CorrectionForm(props: CorrectionFormProps) {
  const t = useT();
  const { row, draft, onChange } = props;
  return (
    <>
      <RadioGroup
        name="kind"
        label={t('correction.kind.label')}
        value={draft.kind}
        onChange={(kind) => onChange({ ...draft, kind: kind as DraftKind })}
        options={kindsFor(row).map((kind) => ({
          value: kind,
          label: t(`correction.kind.${kind}`),
          hint: t(`correction.kind.${kind}.hint`),
        }))}
      />
      {needsKey(draft.kind) && (row.options.length > 0 ? <Options {...props} /> : <Typed {...props} />)}
    </>
  );
}
