import { type AttendanceTotalBody, readTotals, TOTALS_BY, TOTALS_SHOWN } from '@edukom/contracts';
import { formatNumber, formatShare } from '@edukom/i18n';
import { Breadcrumbs, DateField, EmptyState, Notice, PageHeader, SelectField, Table } from '@edukom/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { queryOf } from '../../shared/api/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { Localized, useReadText } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';
import { today } from '../../shared/time/today.js';

type By = (typeof TOTALS_BY)[number];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const thisYear = (): string => today().slice(0, 4);

/** What is asked, as it stands in the address. */
function useAsked() {
  const [params, setParams] = useSearchParams();
  const day = (name: string, otherwise: string) => {
    const given = params.get(name) ?? '';
    return DAY.test(given) ? given : otherwise;
  };
  const by: By = TOTALS_BY.find((one) => one === params.get('by')) ?? 'institution';
  const asked = {
    by,
    from: day('from', `${thisYear()}-01-01`),
    to: day('to', `${thisYear()}-12-31`),
    institutionId: params.get('institution') ?? '',
  };
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true, preventScrollReset: true });
  };
  return { asked, change };
}

const keyOfRow = ({ id, institutionName, personName }: AttendanceTotalBody): string =>
  `${id ?? ''} ${JSON.stringify(institutionName.texts)} ${personName ?? ''}`;

function Name({ row, by }: { row: AttendanceTotalBody; by: By }) {
  const t = useT();
  const institution = <Localized text={row.institutionName} />;
  if (by === 'institution') return institution;
  const department = row.departmentName ? <span lang="">{row.departmentName}</span> : t('review.totals.no-department');
  return (
    <>
      {row.personName ?? department}
      <br />
      <small>
        {institution}
        {row.personName !== null && row.departmentName && (
          <>
            , <span lang="">{row.departmentName}</span>
          </>
        )}
      </small>
    </>
  );
}

function Totals({ rows, by }: { rows: readonly AttendanceTotalBody[]; by: By }) {
  const t = useT();
  const number = (value: number) => formatNumber(t.locale, value);
  return (
    <Table
      caption={t('review.totals.title')}
      isCaptionHidden
      rows={rows}
      rowKey={keyOfRow}
      columns={[
        {
          key: 'name',
          header: t(`review.totals.by.${by}`),
          isRowHeader: true,
          cell: (row) => <Name row={row} by={by} />,
        },
        ...(by === 'person'
          ? []
          : [
              {
                key: 'people',
                header: t('review.totals.people'),
                isNumeric: true,
                cell: ({ people }: AttendanceTotalBody) => number(people),
              },
            ]),
        { key: 'runs', header: t('review.totals.runs'), isNumeric: true, cell: ({ runs }) => number(runs) },
        {
          key: 'share',
          header: t('review.totals.share'),
          isNumeric: true,
          cell: ({ shareBasisPoints }) => (shareBasisPoints === null ? '–' : formatShare(t.locale, shareBasisPoints)),
        },
        {
          key: 'minutes',
          header: t('review.totals.minutes'),
          isNumeric: true,
          cell: ({ attendedMinutes, countedMinutes }) =>
            t('review.totals.minutes-of', { attended: number(attendedMinutes), counted: number(countedMinutes) }),
        },
        {
          key: 'absences',
          header: t('review.totals.absences'),
          isNumeric: true,
          cell: ({ unexcusedAbsences }) => number(unexcusedAbsences),
        },
        {
          key: 'goal',
          header: t('review.totals.goal'),
          isNumeric: true,
          cell: ({ met, lost, open }) =>
            t('review.totals.goal-of', { met: number(met), lost: number(lost), open: number(open) }),
        },
      ]}
    />
  );
}

/** Attendance across courses: per institution, department or person. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const read = useReadText();
  const { asked, change } = useAsked();
  const isOrdered = asked.to >= asked.from;
  const { by, from, to: until, institutionId } = asked;
  const query = useQuery({
    ...queryOf(readTotals, {
      query: { by, from, to: until, ...(institutionId === '' ? {} : { institutionId }) },
    }),
    enabled: isOrdered,
    placeholderData: keepPreviousData,
  });
  usePageTitle(t('review.totals.title'));
  return (
    <>
      <PageHeader
        title={t('review.totals.title')}
        lead={t('review.totals.lead')}
        breadcrumbs={
          <Breadcrumbs
            label={t('runs.crumbs')}
            items={[{ text: t('review.title'), href: to('/attendance') }, { text: t('review.totals.title') }]}
          />
        }
      />
      <search className="ed-filters">
        <SelectField
          label={t('review.totals.by')}
          options={TOTALS_BY.map((value) => ({ value, label: t(`review.totals.by.${value}`) }))}
          value={by}
          onChange={(event) => change('by', event.target.value)}
        />
        <DateField
          label={t('review.totals.from')}
          value={from}
          onChange={(event) => change('from', event.target.value)}
        />
        <DateField
          label={t('review.totals.to')}
          value={until}
          error={isOrdered ? undefined : t('review.totals.order')}
          onChange={(event) => change('to', event.target.value)}
        />
        <SelectField
          label={t('review.totals.institution')}
          emptyText={t('review.totals.all')}
          options={(query.data?.institutions ?? []).map(({ id, name }) => ({ value: id, label: read(name) }))}
          value={institutionId}
          onChange={(event) => change('institution', event.target.value)}
        />
      </search>
      {isOrdered && (
        <Loaded query={query} shape="rows" count={6}>
          {({ rows, isCut }) => (
            <div className="ed-stack">
              {isCut && <Notice title={t('review.totals.cut', { count: TOTALS_SHOWN })} />}
              {rows.length === 0 ? (
                <EmptyState icon="search" title={t('review.totals.empty.title')}>
                  {t('review.totals.empty.text')}
                </EmptyState>
              ) : (
                <Totals rows={rows} by={by} />
              )}
            </div>
          )}
        </Loaded>
      )}
    </>
  );
}
