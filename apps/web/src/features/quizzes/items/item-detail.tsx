import type { ItemGroup, ItemRow } from '@edukom/contracts';
import { formatNumber, formatPoints, formatShare } from '@edukom/i18n';
import { Button, Card, Notice, Table } from '@edukom/ui';
import { useEffect, useRef } from 'react';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { useContent } from '../use-content.js';
import type { ShownItem } from './item-rows.js';
import { OptionPlot } from './option-plot.js';
import { useItemWords } from './use-item-words.js';

/** The same question in every language: there a fault of one translation shows. */
function Languages({ row }: { row: ItemRow }) {
  const t = useT();
  const locale = useLocale();
  const { languageName, ratio } = useItemWords();
  const testOf = ({ language }: ItemGroup): string => {
    const found = row.differences.find((one) => one.language === language);
    if (!found) return row.differences.some((one) => one.reference === language) ? t('items.detail.reference') : '–';
    return t('items.detail.test-value', {
      chiSquare: formatNumber(locale, found.chiSquare, 2),
      // The scale is cut there: one side had all or nothing.
      delta: Math.abs(found.delta) >= 10 ? `${found.delta < 0 ? '≤ ' : '≥ '}${ratio(found.delta)}` : ratio(found.delta),
    });
  };
  const [difference] = row.differences;
  return (
    <Table<ItemGroup>
      caption={t('items.detail.languages')}
      isDense
      rows={row.groups}
      rowKey={({ language }) => language ?? 'all'}
      columns={[
        {
          key: 'language',
          header: t('items.detail.language'),
          isRowHeader: true,
          cell: ({ language }) => languageName(language),
        },
        { key: 'attempts', header: t('items.detail.attempts'), isNumeric: true, cell: ({ attempts }) => attempts },
        {
          key: 'facility',
          header: t('items.table.facility'),
          isNumeric: true,
          cell: ({ figures, hidden }) =>
            figures ? formatShare(locale, figures.facility) : hidden ? t(`items.hidden.${hidden}`) : '–',
        },
        {
          key: 'deviation',
          header: t('items.table.deviation'),
          isNumeric: true,
          cell: ({ figures }) => (figures ? formatShare(locale, figures.deviation) : '–'),
        },
        {
          key: 'discrimination',
          header: t('items.table.discrimination'),
          isNumeric: true,
          cell: ({ figures }) => ratio(figures?.discrimination),
        },
        ...(difference
          ? [
              {
                key: 'test',
                header: t('items.detail.test', { reference: t(`items.in.${difference.reference}`) }),
                cell: testOf,
              },
            ]
          : []),
      ]}
    />
  );
}

function Typed({ row }: { row: ItemRow }) {
  const t = useT();
  return (
    <Table<ItemRow['typed'][number]>
      caption={t('items.typed.title')}
      isDense
      rows={row.typed}
      rowKey={({ text }) => text}
      columns={[
        {
          key: 'text',
          header: t('items.typed.answer'),
          isRowHeader: true,
          cell: ({ text }) => <span className="quiz-typed">{text}</span>,
        },
        { key: 'count', header: t('items.typed.count'), isNumeric: true, cell: ({ count }) => count },
        {
          key: 'right',
          header: t('items.typed.counts'),
          cell: ({ isRight }) => t(isRight ? 'items.typed.yes' : 'items.typed.no'),
        },
      ]}
    />
  );
}

/** One question: what to do about it, who chose what, and how it fares in each language. */
export function ItemDetail({ item, onCorrect }: { item: ShownItem; onCorrect: (() => void) | null }) {
  const t = useT();
  const locale = useLocale();
  const read = useContent();
  const { advice } = useItemWords();
  const { row, group, flags } = item;
  const prompt = read(row.prompt);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (window.location.hash === '#question') box.current?.scrollIntoView({ block: 'start' });
  }, [row.questionVersionId]);
  return (
    <div id="question" ref={box} className="items-detail">
      <Card
        title={t('items.detail.title', { number: row.number })}
        headingLevel={2}
        actions={onCorrect && <Button onClick={onCorrect}>{t('correction.open')}</Button>}
      >
        <p className="quiz-prompt" lang={prompt.locale}>
          {prompt.value}
        </p>
        <p className="quiz-points">{t('items.detail.points', { points: formatPoints(locale, row.points) })}</p>
        {row.corrections.map((kind, index) =>
          kind === 'undo' ? null : <Notice key={`${kind} ${index}`}>{t(`correction.standing.${kind}`)}</Notice>,
        )}
        {flags.length > 0 && (
          <Notice tone="warning" title={t('items.table.flags')}>
            <ul className="items-advice">
              {flags.map((flag) => (
                <li key={`${flag.kind} ${flag.language} ${flag.option}`}>{advice(row, flag)}</li>
              ))}
            </ul>
          </Notice>
        )}
        {group?.use && <OptionPlot row={row} use={group.use} />}
        {row.typed.length > 0 && <Typed row={row} />}
        <Languages row={row} />
      </Card>
    </div>
  );
}
