import type { GuardedFigure, OutputOf, PlaceGaps, readCompetenceGaps } from '@edukom/contracts';
import { formatNumber, formatShare, type Translate } from '@edukom/i18n';
import { type Column, Link, Table } from '@edukom/ui';
import { Localized, useReadText } from '../../../shared/text/localized.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';

type Competence = OutputOf<typeof readCompetenceGaps>['competences'][number];

/** A figure as it may be shown: a value, a bound, or why there is none. */
function figureText(t: Translate, { status, value, bound }: GuardedFigure, format: (value: number) => string): string {
  if (status === 'published' && value !== null) {
    const text = format(value);
    return bound === null ? text : t(`competences.gaps.${bound}`, { share: text });
  }
  return t(status === 'not-reported' ? 'competences.gaps.not-reported' : 'competences.gaps.suppressed');
}

interface TableProps {
  readonly place: PlaceGaps;
  readonly competences: readonly Competence[];
}

/** What a place lacks, competence by competence, beside the courses that teach it. */
export function PlaceGapsTable({ place, competences }: TableProps) {
  const t = useT();
  const read = useReadText();
  const locale = useLocale();
  const shareOf = new Map(place.below.map(({ competence, share }) => [competence, share]));
  const columns: readonly Column<Competence>[] = [
    {
      key: 'competence',
      header: t('competences.gaps.competence'),
      isRowHeader: true,
      cell: ({ key, name }) => (
        <>
          {key} <Localized text={name} />
        </>
      ),
    },
    {
      key: 'share',
      header: t('competences.gaps.share'),
      isNumeric: true,
      cell: ({ key }) => {
        const share = shareOf.get(key);
        return share ? figureText(t, share, (value) => formatShare(t.locale, value)) : '';
      },
    },
    {
      key: 'courses',
      header: t('competences.gaps.courses'),
      cell: ({ courses }) =>
        courses.length === 0 ? (
          <span className="ed-hint">{t('competences.gaps.no-course')}</span>
        ) : (
          courses.map(({ courseId, slug, title, takesRequests }) => (
            <span key={courseId} className="enrolment-line">
              <Link href={`/${locale}/courses/${slug}`}>
                <Localized text={title} />
              </Link>
              {takesRequests && <span className="ed-hint"> ({t('competences.gaps.takes')})</span>}
            </span>
          ))
        ),
    },
  ];
  return (
    <section className="ed-stack">
      <p>
        {t('competences.gaps.people')}:{' '}
        <strong>{figureText(t, place.people, (value) => formatNumber(t.locale, value))}</strong>
      </p>
      <Table
        caption={t('competences.gaps.caption', { place: read(place.name) })}
        columns={columns}
        rows={competences}
        rowKey={({ key }) => key}
        isDense
      />
    </section>
  );
}
