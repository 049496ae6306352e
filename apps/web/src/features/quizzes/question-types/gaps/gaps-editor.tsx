import { FieldGroup, SelectField } from '@edukom/ui';
import { useT } from '../../../../shared/text/use-t.js';
import { NumbersAccepted, TextsAccepted } from '../../builder/acceptance-fields.js';
import { PartRows } from '../../builder/part-rows.js';
import { useQuestionDesk } from '../../builder/question-desk.js';
import { readWhole, TypedField } from '../../builder/typed-field.js';
import { WrittenField } from '../../builder/written-field.js';
import type { EditorProps, WrittenKeyOf, WrittenSpecOf } from '../question-editor.js';
import { GapOptions } from './gap-options.js';

type Gap = WrittenSpecOf<'gaps'>['gaps'][number];
type GapKey = WrittenKeyOf<'gaps'>['gaps'][string];
const KINDS = ['short-text', 'numeric', 'choice'] as const;
type Kind = (typeof KINDS)[number];

const FRESH: { readonly [K in Kind]: (id: string) => { gap: Gap; key: GapKey } } = {
  'short-text': (id) => ({ gap: { id, kind: 'short-text' }, key: { kind: 'short-text', accepted: [''], fold: true } }),
  numeric: (id) => ({
    gap: { id, kind: 'numeric' },
    key: { kind: 'numeric', accepted: [{ value: '', tolerance: '0' }] },
  }),
  choice: (id) => ({
    gap: {
      id,
      kind: 'choice',
      options: [
        { id: 'a', text: null },
        { id: 'b', text: null },
      ],
    },
    key: { kind: 'choice', correct: ['a'] },
  }),
};

const readWeight = readWhole(1, 100);

/** The first name no gap has: short, since it stands between the braces of the text. */
const freeName = (gaps: readonly Gap[]): string => {
  const taken = new Set(gaps.map(({ id }) => id));
  let number = gaps.length + 1;
  while (taken.has(`g${number}`)) number += 1;
  return `g${number}`;
};

interface GapProps {
  readonly gap: Gap;
  readonly answerKey: GapKey;
  readonly onChange: (gap: Gap, key: GapKey) => void;
}

/** What counts as right in one gap. */
function Accepted({ gap, answerKey, onChange }: GapProps) {
  const path = `key/gaps/${gap.id}`;
  if (answerKey.kind === 'short-text')
    return (
      <TextsAccepted path={path} value={answerKey} onChange={(next) => onChange(gap, { ...answerKey, ...next })} />
    );
  if (answerKey.kind === 'numeric')
    return (
      <NumbersAccepted path={path} value={answerKey} onChange={(next) => onChange(gap, { ...answerKey, ...next })} />
    );
  return gap.kind === 'choice' ? <GapOptions gap={gap} answerKey={answerKey} onChange={onChange} /> : null;
}

function GapFields({ gap, answerKey, onChange }: GapProps) {
  const t = useT();
  const { isTranslation } = useQuestionDesk();
  if (isTranslation)
    return gap.kind === 'choice' && answerKey.kind === 'choice' ? (
      <GapOptions gap={gap} answerKey={answerKey} onChange={onChange} />
    ) : null;
  return (
    <FieldGroup label={t('builder.gaps.gap', { name: `{{${gap.id}}}` })}>
      <div className="qb-inline">
        <SelectField
          label={t('builder.gaps.kind')}
          value={gap.kind}
          width="medium"
          options={KINDS.map((value) => ({ value, label: t(`builder.gaps.${value}`) }))}
          onChange={({ target }) => {
            const kind = KINDS.find((one) => one === target.value);
            if (kind) onChange(FRESH[kind](gap.id).gap, FRESH[kind](gap.id).key);
          }}
        />
        <TypedField
          label={t('builder.gaps.weight')}
          inputMode="numeric"
          width="short"
          value={answerKey.weight ?? 1}
          read={readWeight}
          write={String}
          onChange={(weight) => onChange(gap, { ...answerKey, weight })}
        />
      </div>
      <Accepted gap={gap} answerKey={answerKey} onChange={onChange} />
    </FieldGroup>
  );
}

/** A text with gaps, and what counts as right in each. */
export function GapsEditor({ spec, answerKey, onChange }: EditorProps<'gaps'>) {
  const t = useT();
  const { errorAt } = useQuestionDesk();
  const { gaps } = spec;
  const add = () => {
    const id = freeName(gaps);
    const { gap, key } = FRESH['short-text'](id);
    const text = `${spec.text ?? ''} {{${id}}}`.trimStart();
    onChange({ ...spec, text, gaps: [...gaps, gap] }, { ...answerKey, gaps: { ...answerKey.gaps, [id]: key } });
  };
  const remove = ({ id }: Gap, at: number) => {
    const { [id]: _gone, ...keys } = answerKey.gaps;
    const text = spec.text?.replaceAll(`{{${id}}}`, '').trim() ?? null;
    onChange({ ...spec, text, gaps: gaps.toSpliced(at, 1) }, { ...answerKey, gaps: keys });
  };
  return (
    <>
      <WrittenField place="spec/text" label={t('builder.gaps.text')} hint={t('builder.gaps.hint')} isLong />
      <FieldGroup label={t('builder.gaps.label')} error={errorAt('key') ?? errorAt('spec/gaps')}>
        <PartRows
          parts={gaps}
          fewest={1}
          addText={t('builder.gaps.add')}
          nameOf={({ id }) => t('builder.gaps.gap', { name: `{{${id}}}` })}
          onAdd={add}
          onRemove={remove}
        >
          {(gap, at) => {
            const key = answerKey.gaps[gap.id];
            return (
              key && (
                <GapFields
                  gap={gap}
                  answerKey={key}
                  onChange={(next, nextKey) =>
                    onChange(
                      { ...spec, gaps: gaps.with(at, next) },
                      { ...answerKey, gaps: { ...answerKey.gaps, [gap.id]: nextKey } },
                    )
                  }
                />
              )
            );
          }}
        </PartRows>
      </FieldGroup>
    </>
  );
}
