import type { ItemGroup, ItemRow } from '@edukom/contracts';
import { formatShare } from '@edukom/i18n';
import { GroupBars, Table } from '@edukom/ui';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { useItemWords } from './use-item-words.js';

const PARTS = ['lower', 'middle', 'upper'] as const;
const NOBODY = '(none)';

/** Who chose which option, by third of the rest of the quiz: a picture with the table beside it. */
export function OptionPlot({ row, use }: { row: ItemRow; use: NonNullable<ItemGroup['use']> }) {
  const t = useT();
  const locale = useLocale();
  const { optionText } = useItemWords();
  const rows = [...use.options, { id: NOBODY, isKey: false, ...use.none }];
  const labelOf = (id: string) => (id === NOBODY ? t('items.options.none') : optionText(row, id));
  type Row = (typeof rows)[number];
  const share = (key: 'all' | (typeof PARTS)[number]) => ({
    key,
    header: t(`items.options.${key}`),
    isNumeric: true,
    cell: (one: Row) => formatShare(locale, one[key]),
  });
  return (
    <GroupBars
      title={t('items.options.title')}
      groups={PARTS.map((key) => ({ key, label: t(`items.options.${key}`) }))}
      max={10_000}
      bars={rows.map((one) => ({
        key: one.id,
        label: labelOf(one.id),
        ...(one.isKey ? { mark: t('items.options.right') } : {}),
        values: PARTS.map((part) => one[part]),
        texts: PARTS.map((part) => formatShare(locale, one[part])),
      }))}
      note={t('items.options.note')}
      tableText={t('items.options.table')}
      table={
        <Table<Row>
          caption={t('items.options.title')}
          isCaptionHidden
          isDense
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'option',
              header: t('items.options.option'),
              isRowHeader: true,
              cell: ({ id, isKey }) => `${labelOf(id)}${isKey ? ` (${t('items.options.right')})` : ''}`,
            },
            share('all'),
            share('lower'),
            share('middle'),
            share('upper'),
          ]}
        />
      }
    />
  );
}
