import type { MandatoryPerson, NominationRun } from '@edukom/contracts';
import { Button, Notice, PageHeader, Pager } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { NominateDialog } from '../../features/enrolment/components/nominate-dialog.js';
import { NominationsTable } from '../../features/enrolment/components/nominations-table.js';
import { type ReasonAsked, ReasonDialog } from '../../features/enrolment/components/reason-dialog.js';
import { RunOffer } from '../../features/enrolment/components/run-offer.js';
import { nominationRunsQuery, nominationsQuery } from '../../features/enrolment/queries.js';
import { OwnStanding } from '../../features/mandatory/components/own-standing.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useReadText } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';

function Runs({ onNominate }: { onNominate: (run: NominationRun) => void }) {
  const t = useT();
  const read = useReadText();
  const open = useQuery(nominationRunsQuery);
  return (
    <section className="ed-stack">
      <h2>{t('places.nominations.runs')}</h2>
      <Loaded query={open} shape="tasks" count={1}>
        {({ runs }) =>
          runs.length === 0 ? (
            <p className="ed-hint">{t('places.offers.empty')}</p>
          ) : (
            runs.map((run) => (
              <RunOffer key={run.runId} run={run}>
                <Button
                  icon="plus"
                  variant="primary"
                  aria-label={t('places.for', { action: t('places.nominate'), name: read(run.title) })}
                  onClick={() => onNominate(run)}
                >
                  {t('places.nominate')}
                </Button>
              </RunOffer>
            ))
          )
        }
      </Loaded>
    </section>
  );
}

interface PeopleProps {
  readonly ask: (asked: ReasonAsked) => void;
  readonly onDone: (text: string) => void;
}

function People(props: PeopleProps) {
  const t = useT();
  const to = useAppPath();
  const [params] = useSearchParams();
  const cursor = params.get('cursor') ?? '';
  const requests = useQuery(nominationsQuery(cursor));
  const hrefOf = (next: string) => to(`/nominations?cursor=${encodeURIComponent(next)}`);
  return (
    <section className="ed-stack">
      <h2>{t('places.nominations.people')}</h2>
      <Loaded query={requests} shape="rows" count={4}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <p className="ed-hint">{t('places.nominations.none')}</p>
            ) : (
              <NominationsTable items={items} {...props} />
            )}
            {(cursor || next) && (
              <Pager
                label={t('places.nominations.pages')}
                previousText={t('places.nominations.newest')}
                nextText={t('places.nominations.more')}
                previousHref={cursor ? to('/nominations') : undefined}
                nextHref={next ? hrefOf(next) : undefined}
              />
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

interface Nominating {
  readonly run: NominationRun;
  /** Chosen beforehand. */
  readonly people: readonly MandatoryPerson[];
}

/** My institution: for whom I can ask, who asked, and where each of them stands. */
export function Component() {
  const t = useT();
  const [nominating, setNominating] = useState<Nominating | null>(null);
  const [asked, setAsked] = useState<ReasonAsked | null>(null);
  const { runs = [] } = useQuery(nominationRunsQuery).data ?? {};
  const [done, setDone] = useState<string | null>(null);
  usePageTitle(t('places.nominations.title'));
  return (
    <>
      <PageHeader title={t('places.nominations.title')} lead={t('places.nominations.lead')} />
      <div className="ed-stack">
        {done && <Notice key={done} tone="good" isLive title={done} />}
        <OwnStanding runs={runs} onNominate={(run, people) => setNominating({ run, people })} />
        <Runs onNominate={(run) => setNominating({ run, people: [] })} />
        <People ask={setAsked} onDone={setDone} />
      </div>
      <NominateDialog
        run={nominating?.run ?? null}
        people={nominating?.people ?? []}
        onClose={() => setNominating(null)}
        onNominated={(counts) => {
          setNominating(null);
          setDone(t('places.nominate.done', counts));
        }}
      />
      <ReasonDialog asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}
