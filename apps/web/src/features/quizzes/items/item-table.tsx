import { formatShare } from '@edukom/i18n';
import { type Column, Link, StatusPill, Table } from '@edukom/ui';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { useContent } from '../use-content.js';
import type { ItemColumn, ShownItem } from './item-rows.js';
import { useItemWords } from './use-item-words.js';
import type { useItemsView } from './use-items-view.js';

/** What stands out, in words; every word once. */
export function Flags({ item: { flags, group } }: { item: ShownItem }) {
  const t = useT();
  if (group?.hidden) return <span className="quiz-points">{t(`items.hidden.${group.hidden}`)}</span>;
  const kinds = [...new Set(flags.map(({ kind }) => kind))];
  if (kinds.length === 0) return <StatusPill status="good">{t('items.table.fine')}</StatusPill>;
  return (
    <span className="items-flags">
      {kinds.map((kind) => (
        <StatusPill key={kind} status="needs">
          {t(`items.flag.${kind}`)}
        </StatusPill>
      ))}
    </span>
  );
}

/** Figures by question; the number and words of a question lead to it. */
export function ItemTable({ items, nav }: { items: readonly ShownItem[]; nav: ReturnType<typeof useItemsView> }) {
  const t = useT();
  const locale = useLocale();
  const read = useContent();
  const { ratio } = useItemWords();
  const { sort } = nav.view;
  const sortHref = (column: string): string =>
    nav.hrefOf({
      sort: {
        column: column as ItemColumn,
        direction: sort.column === column && sort.direction === 'ascending' ? 'descending' : 'ascending',
      },
    });
  const figure = (key: 'discrimination' | 'itemRest' | 'efficiency', header: string): Column<ShownItem> => ({
    key,
    header,
    isNumeric: true,
    isSortable: true,
    cell: ({ group }) => ratio(group?.figures?.[key]),
  });
  return (
    <Table<ShownItem>
      caption={t('items.table.caption')}
      rows={items}
      rowKey={({ row }) => row.questionVersionId}
      sort={sort}
      sortHref={sortHref}
      empty={t('items.none')}
      columns={[
        { key: 'number', header: t('items.table.number'), isSortable: true, cell: ({ row }) => row.number },
        {
          key: 'question',
          header: t('items.table.question'),
          isRowHeader: true,
          cell: ({ row }) => (
            <Link href={`${nav.hrefOf({ question: row.questionVersionId })}#question`} className="items-prompt">
              {read(row.prompt).value}
            </Link>
          ),
        },
        {
          key: 'facility',
          header: t('items.table.facility'),
          isNumeric: true,
          isSortable: true,
          cell: ({ group }) => (group?.figures ? formatShare(locale, group.figures.facility) : '–'),
        },
        figure('discrimination', t('items.table.discrimination')),
        figure('itemRest', t('items.table.item-rest')),
        figure('efficiency', t('items.table.efficiency')),
        { key: 'flags', header: t('items.table.flags'), isSortable: true, cell: (item) => <Flags item={item} /> },
      ]}
    />
  );
}
