import type { MyNeeds } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { Card, type Column, Table } from '@edukom/ui';
import { Localized, useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { LevelSteps } from './level-steps.js';

type Gap = MyNeeds['gaps'][number];

/** Where the person stands against what their position asks for, competence by competence. */
export function MyGaps({ needs }: { needs: MyNeeds }) {
  const t = useT();
  const read = useReadText();
  const names = new Map(
    needs.areas.flatMap(({ competences }) => competences.map(({ key, name }) => [key, name] as const)),
  );
  const levels = needs.framework?.levels ?? [];
  const levelText = ({ framework }: Gap, level: number): string => {
    if (level === 0) return t('needs.assess.zero');
    const known = framework === needs.framework?.key ? levels.find((one) => one.level === level) : undefined;
    return known ? `${level} · ${read(known.name)}` : String(level);
  };
  const columns: readonly Column<Gap>[] = [
    {
      key: 'competence',
      header: t('needs.gaps.competence'),
      isRowHeader: true,
      cell: ({ competence }) => {
        const name = names.get(competence);
        return name ? <Localized text={name} /> : competence;
      },
    },
    { key: 'target', header: t('needs.gaps.target'), cell: (gap) => levelText(gap, gap.target) },
    {
      key: 'held',
      header: t('needs.gaps.held'),
      cell: (gap) =>
        gap.held === null ? (
          t('needs.gaps.unknown')
        ) : (
          <>
            {levelText(gap, gap.held)}
            {gap.basis === 'tested' && <span className="ed-hint"> ({t('needs.gaps.tested')})</span>}
          </>
        ),
    },
    {
      key: 'gap',
      header: t('needs.gaps.gap'),
      cell: ({ gap, held, target }) => (
        <>
          <LevelSteps held={held ?? 0} target={target} of={Math.max(target, held ?? 0)} />
          {held !== null && (gap > 0 ? t('needs.gaps.steps', { count: gap }) : t('needs.gaps.reached'))}
        </>
      ),
    },
  ];
  const [last] = needs.completed;
  const isWhole = needs.gaps.every(({ gap, held }) => gap === 0 && held !== null);
  return (
    <Card title={t('needs.gaps.title')}>
      {last && <p className="ed-hint">{t('needs.gaps.on', { date: formatDate(t.locale, last.completedAt) })}</p>}
      {isWhole && <p>{t('needs.gaps.none')}</p>}
      <Table
        caption={t('needs.gaps.caption')}
        isCaptionHidden
        columns={columns}
        rows={[...needs.gaps].sort((a, b) => b.gap - a.gap)}
        rowKey={({ competence }) => competence}
      />
    </Card>
  );
}
