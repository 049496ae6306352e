import { formatNumber, formatShare } from '@edukom/i18n';
import { Card, DescriptionList, DotPlot } from '@edukom/ui';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import type { ShownItem } from './item-rows.js';
import type { View } from './scope.js';
import { useItemWords } from './use-item-words.js';

/** The figures of the whole quiz. */
export function QuizSummary({ quiz }: { quiz: NonNullable<View['quiz']> }) {
  const t = useT();
  const locale = useLocale();
  const { ratio } = useItemWords();
  const share = (value: number | null) =>
    value === null ? t('items.quiz.unknown') : `${formatNumber(locale, value / 100, 1)} %`;
  const known = (value: number | null) => (value === null ? t('items.quiz.unknown') : ratio(value));
  return (
    <Card title={t('items.quiz.title')} headingLevel={2}>
      <DescriptionList
        className="items-summary"
        items={[
          { key: 'mean', term: t('items.quiz.mean'), detail: share(quiz.mean) },
          { key: 'median', term: t('items.quiz.median'), detail: share(quiz.median) },
          { key: 'deviation', term: t('items.quiz.deviation'), detail: share(quiz.deviation) },
          { key: 'skewness', term: t('items.quiz.skewness'), detail: known(quiz.skewness) },
          { key: 'alpha', term: t('items.quiz.alpha'), detail: known(quiz.alpha) },
          { key: 'error', term: t('items.quiz.error'), detail: share(quiz.error) },
        ]}
      />
      <p className="ed-chart-note">{t('items.quiz.note')}</p>
    </Card>
  );
}

/** From here on a question tells strong and weak apart well. Source: Ebel (1965). */
const FAIR = 0.2;

/** The part of a scale that holds all values, in whole steps and no less than the part that is always shown. */
function partOf(values: readonly number[], step: number, always: readonly [from: number, to: number]) {
  const from = Math.floor(Math.min(always[0], ...values) / step) * step;
  const to = Math.ceil(Math.max(always[1], ...values) / step) * step;
  return {
    from,
    to,
    steps: Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step),
  };
}

/** All questions by facility and discrimination. */
export function ItemPlot({ items }: { items: readonly ShownItem[] }) {
  const t = useT();
  const locale = useLocale();
  const { ratio } = useItemWords();
  const dots = items.flatMap(({ row, group, flags }) => {
    const discrimination = group?.figures?.discrimination;
    if (!group?.figures || discrimination === null || discrimination === undefined) return [];
    return [
      {
        key: row.questionVersionId,
        text: String(row.number),
        x: group.figures.facility,
        y: discrimination,
        isMarked: flags.length > 0,
      },
    ];
  });
  if (dots.length === 0) return null;
  const across = partOf(
    dots.map((dot) => dot.x),
    1_000,
    [7_000, 10_000],
  );
  const up = partOf(
    dots.map((dot) => dot.y),
    0.2,
    [-0.2, 0.6],
  );
  return (
    <DotPlot
      title={t('items.plot.title')}
      dots={dots}
      line={FAIR}
      x={{
        from: across.from,
        to: across.to,
        label: t('items.plot.x'),
        ticks: across.steps.map((at) => ({ at, text: formatShare(locale, at) })),
      }}
      y={{
        from: up.from,
        to: up.to,
        label: t('items.plot.y'),
        ticks: up.steps.map((at) => ({ at, text: ratio(at + 0) })),
      }}
      note={t('items.plot.note')}
    />
  );
}
