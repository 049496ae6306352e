import { formatPoints } from '@edukom/i18n';
import { CheckboxField, FieldGroup } from '@edukom/ui';
import { useLocale, useT } from '../../../../shared/text/use-t.js';
import { freshPartId, movedTo, PartRows } from '../../builder/part-rows.js';
import { useQuestionDesk } from '../../builder/question-desk.js';
import { RuleField } from '../../builder/rule-field.js';
import { readDecimal, TypedField } from '../../builder/typed-field.js';
import { WrittenField } from '../../builder/written-field.js';
import type { EditorProps, WrittenKeyOf } from '../question-editor.js';

type Key = WrittenKeyOf<'multiple'>;

const RULES = ['all-or-nothing', 'right-minus-wrong', 'weights'] as const;

/** Under weights the right options are those that are worth something. */
function withWeight(key: Key, id: string, worth: number): Key {
  const weights = { ...key.weights, [id]: worth };
  const correct = Object.entries(weights).flatMap(([option, weight]) => (weight > 0 ? [option] : []));
  return { ...key, correct, weights };
}

/** The key under another rule: equal weights for what was right until then. */
function underRule({ type, correct, weights }: Key, rule: (typeof RULES)[number]): Key {
  if (rule !== 'weights') return { type, correct };
  const equal = Math.floor(10_000 / Math.max(1, correct.length));
  return { type, correct, weights: weights ?? Object.fromEntries(correct.map((id) => [id, equal])) };
}

function without(key: Key, id: string): Key {
  const { [id]: _gone, ...weights } = key.weights ?? {};
  const correct = key.correct.filter((one) => one !== id);
  return key.weights ? { ...key, correct, weights } : { ...key, correct };
}

const readWorth = (typed: string): number | undefined => {
  const percent = readDecimal(typed);
  return percent !== undefined && Math.abs(percent) <= 100 ? Math.round(percent * 100) : undefined;
};

function Worth({
  id,
  number,
  answerKey,
  onChange,
}: {
  id: string;
  number: number;
  answerKey: Key;
  onChange: (key: Key) => void;
}) {
  const t = useT();
  const locale = useLocale();
  return (
    <TypedField
      label={t('builder.options.weight', { number })}
      inputMode="decimal"
      width="short"
      value={answerKey.weights?.[id] ?? 0}
      read={readWorth}
      write={(worth) => formatPoints(locale, worth)}
      onChange={(worth) => onChange(withWeight(answerKey, id, worth))}
    />
  );
}

/** Options, of which several may be right, with the rule of partial credit. */
export function MultipleEditor({ spec, answerKey, onChange }: EditorProps<'multiple'>) {
  const t = useT();
  const { isTranslation, errorAt, idOf } = useQuestionDesk();
  const { options, rule } = spec;
  const { correct } = answerKey;
  const set = (next: typeof options) => onChange({ ...spec, options: next }, answerKey);
  const toggle = (id: string, isRight: boolean) =>
    onChange(spec, { ...answerKey, correct: isRight ? [...correct, id] : correct.filter((one) => one !== id) });
  return (
    <>
      <FieldGroup
        id={idOf('key/correct')}
        label={t('builder.options.label')}
        hint={!isTranslation && t('builder.options.several-hint')}
        error={errorAt('key') ?? errorAt('key/correct')}
      >
        <PartRows
          parts={options}
          fewest={2}
          addText={t('builder.options.add')}
          nameOf={(_option, at) => t('builder.options.option', { number: at + 1 })}
          onAdd={() => set([...options, { id: freshPartId(), text: null }])}
          onMove={(from, to) => set(movedTo(options, from, to))}
          onRemove={({ id }, at) => onChange({ ...spec, options: options.toSpliced(at, 1) }, without(answerKey, id))}
        >
          {({ id }, at) => (
            <>
              <WrittenField place={`spec/options/${id}/text`} label={t('builder.options.option', { number: at + 1 })} />
              {!isTranslation && rule === 'weights' && (
                <Worth id={id} number={at + 1} answerKey={answerKey} onChange={(key) => onChange(spec, key)} />
              )}
              {!isTranslation && rule !== 'weights' && (
                <CheckboxField
                  label={t('builder.options.is-right', { number: at + 1 })}
                  checked={correct.includes(id)}
                  onChange={({ target }) => toggle(id, target.checked)}
                />
              )}
            </>
          )}
        </PartRows>
      </FieldGroup>
      {!isTranslation && (
        <RuleField
          rules={RULES}
          value={rule}
          onChange={(next) => onChange({ ...spec, rule: next }, underRule(answerKey, next))}
        />
      )}
    </>
  );
}
