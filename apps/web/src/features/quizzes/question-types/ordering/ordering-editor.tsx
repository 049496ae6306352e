import { FieldGroup } from '@edukom/ui';
import { useT } from '../../../../shared/text/use-t.js';
import { freshPartId, movedTo, PartRows } from '../../builder/part-rows.js';
import { useQuestionDesk } from '../../builder/question-desk.js';
import { RuleField } from '../../builder/rule-field.js';
import { WrittenField } from '../../builder/written-field.js';
import type { EditorProps } from '../question-editor.js';

const RULES = ['all-or-nothing', 'exact-positions', 'adjacent-pairs'] as const;

/** Items in the right order; people are shown them shuffled. */
export function OrderingEditor({ spec, answerKey, onChange }: EditorProps<'ordering'>) {
  const t = useT();
  const { isTranslation, errorAt, idOf } = useQuestionDesk();
  const { items } = spec;
  const set = (next: typeof items) =>
    onChange({ ...spec, items: next }, { ...answerKey, order: next.map(({ id }) => id) });
  return (
    <>
      <FieldGroup
        id={idOf('key/order')}
        label={t('builder.ordering.items')}
        hint={!isTranslation && t('builder.ordering.hint')}
        error={errorAt('key') ?? errorAt('key/order')}
      >
        <PartRows
          parts={items}
          fewest={2}
          addText={t('builder.ordering.add')}
          nameOf={(_item, at) => t('builder.ordering.item', { number: at + 1 })}
          onAdd={() => set([...items, { id: freshPartId(), text: null }])}
          onMove={(from, to) => set(movedTo(items, from, to))}
          onRemove={(_item, at) => set(items.toSpliced(at, 1))}
        >
          {({ id }, at) => (
            <WrittenField place={`spec/items/${id}/text`} label={t('builder.ordering.item', { number: at + 1 })} />
          )}
        </PartRows>
      </FieldGroup>
      {!isTranslation && (
        <RuleField rules={RULES} value={spec.rule} onChange={(rule) => onChange({ ...spec, rule }, answerKey)} />
      )}
    </>
  );
}
