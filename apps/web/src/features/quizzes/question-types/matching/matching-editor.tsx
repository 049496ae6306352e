import { FieldGroup, SelectField } from '@edukom/ui';
import { useT } from '../../../../shared/text/use-t.js';
import { freshPartId, PartRows } from '../../builder/part-rows.js';
import { useQuestionDesk } from '../../builder/question-desk.js';
import { PARTIAL_RULES, RuleField } from '../../builder/rule-field.js';
import { WrittenField } from '../../builder/written-field.js';
import type { EditorProps, WrittenKeyOf } from '../question-editor.js';

type Pairs = WrittenKeyOf<'matching'>['pairs'];

const withoutTarget = (pairs: Pairs, target: string): Pairs =>
  Object.fromEntries(
    Object.entries(pairs).map(([prompt, targets]) => [prompt, targets.filter((one) => one !== target)]),
  );

function Prompts({ spec, answerKey, onChange }: EditorProps<'matching'>) {
  const t = useT();
  const { isTranslation, errorAt, idOf, content, locale } = useQuestionDesk();
  const { prompts } = spec;
  const { pairs } = answerKey;
  const targets = content.spec.type === 'matching' ? content.spec.targets : [];
  return (
    <FieldGroup label={t('builder.matching.prompts')} error={errorAt('key') ?? errorAt('spec/prompts')}>
      <PartRows
        parts={prompts}
        fewest={1}
        addText={t('builder.matching.add-prompt')}
        nameOf={(_prompt, at) => t('builder.matching.prompt', { number: at + 1 })}
        onAdd={() => onChange({ ...spec, prompts: [...prompts, { id: freshPartId(), text: null }] }, answerKey)}
        onRemove={({ id }, at) => {
          const { [id]: _gone, ...rest } = pairs;
          onChange({ ...spec, prompts: prompts.toSpliced(at, 1) }, { ...answerKey, pairs: rest });
        }}
      >
        {({ id }, at) => (
          <>
            <WrittenField place={`spec/prompts/${id}/text`} label={t('builder.matching.prompt', { number: at + 1 })} />
            {!isTranslation && (
              <SelectField
                id={idOf(`key/pairs/${id}`)}
                label={t('builder.matching.right', { number: at + 1 })}
                error={errorAt(`key/pairs/${id}`)}
                emptyText={t('builder.matching.choose')}
                value={pairs[id]?.[0] ?? ''}
                options={targets.map((target, place) => ({
                  value: target.id,
                  label: target.text ?? t('builder.matching.target', { number: place + 1 }),
                  lang: target.text === null ? undefined : locale,
                }))}
                onChange={({ target }) => {
                  const chosen = target.value === '' ? [] : [target.value];
                  onChange(spec, { ...answerKey, pairs: { ...pairs, [id]: chosen } });
                }}
              />
            )}
          </>
        )}
      </PartRows>
    </FieldGroup>
  );
}

/** Pairs, and targets that are right for nothing. */
export function MatchingEditor(props: EditorProps<'matching'>) {
  const t = useT();
  const { spec, answerKey, onChange } = props;
  const { isTranslation, errorAt } = useQuestionDesk();
  const { targets } = spec;
  return (
    <>
      <FieldGroup
        label={t('builder.matching.targets')}
        hint={!isTranslation && t('builder.matching.targets-hint')}
        error={errorAt('spec/targets')}
      >
        <PartRows
          parts={targets}
          fewest={2}
          addText={t('builder.matching.add-target')}
          nameOf={(_target, at) => t('builder.matching.target', { number: at + 1 })}
          onAdd={() => onChange({ ...spec, targets: [...targets, { id: freshPartId(), text: null }] }, answerKey)}
          onRemove={({ id }, at) =>
            onChange(
              { ...spec, targets: targets.toSpliced(at, 1) },
              { ...answerKey, pairs: withoutTarget(answerKey.pairs, id) },
            )
          }
        >
          {({ id }, at) => (
            <WrittenField place={`spec/targets/${id}/text`} label={t('builder.matching.target', { number: at + 1 })} />
          )}
        </PartRows>
      </FieldGroup>
      <Prompts {...props} />
      {!isTranslation && (
        <RuleField
          rules={PARTIAL_RULES}
          value={spec.rule}
          onChange={(rule) => onChange({ ...spec, rule }, answerKey)}
        />
      )}
    </>
  );
}
