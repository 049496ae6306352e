import { listSittings, type OutputOf, type SittingRow, type SittingView, sittingViews } from '@edukom/contracts';
import { Breadcrumbs, Button, EmptyState, LinkButton, PageHeader, SelectField, StatusPill, Table } from '@edukom/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { call } from '../../../shared/api/call.js';
import { keyOf } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../../shared/navigation/use-page-title.js';
import { useT } from '../../../shared/text/use-t.js';
import '../quiz.css';
import { ServerClock } from '../server-clock.js';
import { useContent } from '../use-content.js';
import { lateWords, stateWords, timeWords } from './sitting-words.js';

type Page = OutputOf<typeof listSittings>;

/** While somebody sits the quiz, the page is read again: trainers watch it in the room. */
const EVERY_MS = 10_000;

interface RunQuiz {
  readonly runId: string;
  readonly quizId: string;
}

function useSittings(params: RunQuiz, show: SittingView) {
  return useInfiniteQuery({
    queryKey: keyOf(listSittings, { params, query: { show } }),
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      call(listSittings, { params, query: { show, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: ({ state }) => ((state.data?.pages[0]?.counts.open ?? 0) > 0 ? EVERY_MS : false),
  });
}

/** The server's time, second by second, from what it said last. */
function useServerNow(serverNow: Date): number {
  const [clock] = useState(() => new ServerClock(serverNow));
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => clock.atLeast(serverNow), [clock, serverNow]);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), 1_000);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
}

const PILLS = { 'not-begun': 'open', open: 'active', submitted: 'good', expired: 'good' } as const;

function StateCell({ row, now }: { row: SittingRow; now: number }) {
  const t = useT();
  const { state, more } = stateWords(t, row, now);
  return (
    <div>
      <StatusPill status={PILLS[row.state]}>{state}</StatusPill>
      {more && <span className="sittings-more">{more}</span>}
      {row.number > 1 && <span className="sittings-more">{t('sittings.state.attempt', { number: row.number })}</span>}
    </div>
  );
}

function Attempts({ rows, serverNow, runId, quizId }: RunQuiz & { rows: readonly SittingRow[]; serverNow: Date }) {
  const t = useT();
  const to = useAppPath();
  const now = useServerNow(serverNow);
  return (
    <Table<SittingRow>
      caption={t('sittings.caption')}
      isCaptionHidden
      rows={rows}
      rowKey={(row) => `${row.enrolmentId} ${row.number}`}
      empty={<EmptyState title={t('sittings.empty.title')}>{t('sittings.empty.text')}</EmptyState>}
      columns={[
        { key: 'name', header: t('sittings.name'), cell: (row) => row.name, isRowHeader: true },
        { key: 'state', header: t('sittings.state'), cell: (row) => <StateCell row={row} now={now} /> },
        { key: 'time', header: t('sittings.time'), cell: (row) => timeWords(t, row) },
        {
          key: 'answered',
          header: t('sittings.answered'),
          cell: ({ answered, questions }) =>
            questions === 0 ? '–' : t('sittings.answered.value', { answered, questions }),
          isNumeric: true,
        },
        {
          key: 'late',
          header: t('sittings.late'),
          cell: (row) =>
            row.late > 0 && row.attemptId ? (
              <LinkButton
                isSmall
                variant={row.lateWaiting > 0 ? 'primary' : 'quiet'}
                href={to(`/grading/${runId}/attempts/${quizId}/${row.attemptId}`)}
              >
                {lateWords(t, row)}
              </LinkButton>
            ) : (
              lateWords(t, row)
            ),
        },
      ]}
    />
  );
}

function ViewChoice({ page, show, onShow }: { page: Page; show: SittingView; onShow: (show: string) => void }) {
  const t = useT();
  return (
    <SelectField
      label={t('sittings.show')}
      className="sittings-show"
      value={show}
      onChange={({ target }) => onShow(target.value)}
      options={sittingViews.map((view) => ({
        value: view,
        label: t('sittings.show.count', { view: t(`sittings.show.${view}`), count: page.counts[view] }),
      }))}
    />
  );
}

const viewOf = (text: string | null): SittingView => sittingViews.find((view) => view === text) ?? 'all';

/** Who of a run has not begun a quiz, who is sitting it and how long, who finished; where answers came late. */
export function AttemptsOfRun({ runId, quizId }: RunQuiz) {
  const t = useT();
  const to = useAppPath();
  const read = useContent();
  const [search, setSearch] = useSearchParams();
  const show = viewOf(search.get('show'));
  const query = useSittings({ runId, quizId }, show);
  usePageTitle(t('sittings.link'));
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const [first] = pages;
        if (!first) return null;
        return (
          <div className="ed-stack">
            <PageHeader
              breadcrumbs={
                <Breadcrumbs
                  label={t('sittings.crumbs')}
                  items={[
                    { href: to('/grading'), text: t('grading.title') },
                    { href: to(`/grading/${runId}`), text: first.runCode },
                    { text: t('sittings.link') },
                  ]}
                />
              }
              title={t('sittings.title', { quiz: read(first.quizTitle).value })}
              lead={t('sittings.lead', { code: first.runCode })}
            />
            <ViewChoice
              page={first}
              show={show}
              onShow={(chosen) => setSearch(chosen === 'all' ? {} : { show: chosen }, { replace: true })}
            />
            <Attempts
              runId={runId}
              quizId={quizId}
              rows={pages.flatMap(({ items }) => items)}
              serverNow={pages.at(-1)?.serverNow ?? first.serverNow}
            />
            {query.hasNextPage && (
              <div className="ed-actions">
                <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('sittings.more')}
                </Button>
              </div>
            )}
            <p className="sittings-more">{t('sittings.time.note')}</p>
          </div>
        );
      }}
    </Loaded>
  );
}
