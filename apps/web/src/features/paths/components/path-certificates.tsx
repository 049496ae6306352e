import { issuePathCertificates, type OutputOf, readPathCandidates } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { Button, type Column, Notice, Table } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCall } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';
import { ABOUT_PATHS, pathCandidatesQuery } from '../queries.js';

type Candidate = OutputOf<typeof readPathCandidates>['items'][number];

const MOST_AT_ONCE = 200;
const nameOf = ({ givenName, familyName }: Candidate): string => `${familyName} ${givenName}`;
/** Whom a certificate can be given now: not oneself, and not who has one that holds. */
const isReady = ({ eligible, isOneself, certificate }: Candidate): boolean =>
  eligible && !isOneself && (certificate === null || certificate.state === 'expired');

function State({ candidate }: { candidate: Candidate }) {
  const t = useT();
  const { certificate, eligible, isOneself } = candidate;
  if (certificate && !isReady(candidate)) return t('pathWriting.issue.issued', { serial: certificate.serial });
  if (isOneself) return t('certificates.issue.oneself');
  return t(eligible ? 'pathWriting.issue.ready' : 'pathWriting.issue.lapsed');
}

function People({ items, onIssue }: { items: readonly Candidate[]; onIssue: (personIds: string[]) => void }) {
  const t = useT();
  const ready = items.filter(isReady).slice(0, MOST_AT_ONCE);
  const columns: readonly Column<Candidate>[] = [
    { key: 'person', header: t('pathWriting.issue.person'), isRowHeader: true, cell: nameOf },
    {
      key: 'completed',
      header: t('pathWriting.issue.completed'),
      cell: ({ completedAt }) => (completedAt ? formatDate(t.locale, completedAt) : ''),
    },
    { key: 'state', header: t('pathWriting.issue.state'), cell: (candidate) => <State candidate={candidate} /> },
    {
      key: 'issue',
      header: t('pathWriting.issue.action'),
      cell: (candidate) =>
        isReady(candidate) && (
          <Button isSmall onClick={() => onIssue([candidate.personId])}>
            {t('pathWriting.issue.one', { name: nameOf(candidate) })}
          </Button>
        ),
    },
  ];
  return (
    <>
      {ready.length > 1 && (
        <Button variant="primary" onClick={() => onIssue(ready.map(({ personId }) => personId))}>
          {t('pathWriting.issue.all', { count: ready.length })}
        </Button>
      )}
      <Table
        caption={t('pathWriting.issue.caption')}
        isCaptionHidden
        columns={columns}
        rows={items}
        rowKey={(one) => one.personId}
      />
    </>
  );
}

/** Who may be given the certificate of the path: one by one, or all who are ready. */
export function PathCertificates({ pathId }: { pathId: string }) {
  const t = useT();
  const [done, setDone] = useState<{ issued: number; failed: number } | null>(null);
  const issue = useCall(issuePathCertificates, {
    invalidates: ABOUT_PATHS,
    onSuccess: ({ results }) =>
      setDone({
        issued: results.filter(({ outcome }) => outcome === 'issued').length,
        failed: results.filter(({ certificate }) => certificate === null).length,
      }),
  });
  return (
    <section className="ed-stack" aria-labelledby="certificates">
      <h2 id="certificates">{t('pathWriting.issue.title')}</h2>
      <ProblemNotice error={issue.error} />
      {done && done.issued > 0 && (
        <Notice tone="good" isLive title={t('certificates.issue.done', { count: done.issued })} />
      )}
      {done && done.failed > 0 && <Notice tone="warning" isLive title={t('certificates.issue.failed')} />}
      <Loaded query={useQuery(pathCandidatesQuery(pathId))} shape="rows">
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('pathWriting.issue.none')}</p>
          ) : (
            <People items={items} onIssue={(personIds) => issue.mutate({ params: { pathId }, body: { personIds } })} />
          )
        }
      </Loaded>
    </section>
  );
}
