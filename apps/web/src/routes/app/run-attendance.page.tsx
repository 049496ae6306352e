import { type AttendanceMatrix, type MatrixPerson, readMatrix } from '@edukom/contracts';
import { formatShare } from '@edukom/i18n';
import { Breadcrumbs, EmptyState, LinkButton, PageHeader, TextField } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import '../../features/attendance/views/matrix.css';
import { STATE_SIGNS, type StripState } from '../../features/attendance/components/attendance-strip.js';
import { isCalled } from '../../features/attendance/is-called.js';
import { MatrixGrid } from '../../features/attendance/views/matrix-grid.js';
import { PersonSessions } from '../../features/attendance/views/person-sessions.js';
import { queryOf } from '../../shared/api/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { Localized } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';

const SIGNS = Object.keys(STATE_SIGNS) as readonly StripState[];

function Legend() {
  const t = useT();
  return (
    <ul className="matrix-legend" aria-label={t('review.matrix.legend')}>
      {SIGNS.map((state) => (
        <li key={state}>
          <span className={`attendance-box attendance-box-${state}`} aria-hidden="true">
            {STATE_SIGNS[state]}
          </span>{' '}
          {t(`attendance.state.${state}`)}
        </li>
      ))}
    </ul>
  );
}

function Matrix({ matrix }: { matrix: AttendanceMatrix }) {
  const t = useT();
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<MatrixPerson | null>(null);
  const { people, sessions } = matrix;
  const shown = useMemo(() => people.filter(isCalled(search)), [people, search]);
  if (people.length === 0 || sessions.length === 0)
    return (
      <EmptyState icon="people" title={t('review.matrix.empty.title')}>
        {t('review.matrix.empty.text')}
      </EmptyState>
    );
  return (
    <div className="ed-stack">
      <TextField
        type="search"
        width="medium"
        autoComplete="off"
        label={t('review.matrix.find')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      {shown.length === 0 ? (
        <p>{t('review.matrix.nobody')}</p>
      ) : (
        <MatrixGrid label={t('review.matrix.title')} sessions={sessions} people={shown} onOpen={setOpen} />
      )}
      <Legend />
      <PersonSessions person={open} sessions={sessions} onClose={() => setOpen(null)} />
    </div>
  );
}

/** Attendance of a run: everybody, every session. */
export function Component() {
  const t = useT();
  const to = useAppPath();
  const { runId = '' } = useParams();
  const query = useQuery({ ...queryOf(readMatrix, { params: { runId } }), staleTime: 0 });
  usePageTitle(t('review.matrix.title'));
  return (
    <>
      <PageHeader
        title={t('review.matrix.title')}
        lead={query.data && t('review.matrix.lead', { share: formatShare(t.locale, query.data.thresholdBasisPoints) })}
        breadcrumbs={
          <Breadcrumbs
            label={t('runs.crumbs')}
            items={[
              { text: t('runs.list.title'), href: to('/runs') },
              ...(query.data ? [{ text: <Localized text={query.data.title} />, href: to(`/runs/${runId}`) }] : []),
              { text: t('review.matrix.title') },
            ]}
          />
        }
        actions={<LinkButton href={to(`/runs/${runId}/attendance-rule`)}>{t('review.rule.link')}</LinkButton>}
      />
      <Loaded query={query} shape="rows" count={8}>
        {(matrix) => <Matrix matrix={matrix} />}
      </Loaded>
    </>
  );
}
