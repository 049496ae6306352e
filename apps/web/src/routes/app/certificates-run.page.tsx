import { Breadcrumbs, Card, PageHeader, ProgressBar } from '@edukom/ui';
import { useParams } from 'react-router';
import { IssueBatch, type RunEligibility } from '../../features/certificates/components/issue-batch.js';
import { LedgerTable } from '../../features/certificates/components/ledger-table.js';
import { ReasonList } from '../../features/certificates/components/reason-list.js';
import { useRunEligibility } from '../../features/certificates/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { Localized, useReadText } from '../../shared/text/localized.js';
import { useIsAllowed } from '../../shared/session/me.js';
import { useT } from '../../shared/text/use-t.js';

/** How far the PDFs are, as long as one is missing. */
function Documents({ ready, all }: { ready: number; all: number }) {
  const t = useT();
  if (ready === all) return null;
  return (
    <ProgressBar
      label={t('certificates.document-pending')}
      value={ready}
      max={all}
      valueText={t('certificates.issue.making', { done: ready, all })}
    />
  );
}

function Waiting({ people, titles }: { people: RunEligibility['items']; titles: RunEligibility['titles'] }) {
  const t = useT();
  return people.map(({ enrolmentId, givenName, familyName, institution, reasons }) => (
    <details key={enrolmentId} className="cert-waiting">
      <summary>
        <strong>{`${familyName} ${givenName}`}</strong> · <Localized text={institution} /> ·{' '}
        {t('certificates.issue.missing', { count: reasons.filter(({ met }) => !met).length })}
      </summary>
      <ReasonList reasons={reasons} titles={titles} onlyMissing />
    </details>
  ));
}

function Run({ data }: { data: RunEligibility }) {
  const [t, to, read] = [useT(), useAppPath(), useReadText()];
  const mayIssue = useIsAllowed('certificate.issue');
  const { run, titles, items } = data;
  const title = `${read(data.awardTitle)} · ${run.code}`;
  usePageTitle(title);
  const issued = items.flatMap(({ certificate }) => (certificate ? [certificate] : []));
  const ready = items.filter(({ certificate, eligible }) => !certificate && eligible);
  const waiting = items.filter(({ certificate, eligible }) => !certificate && !eligible);
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t('certificates.issue.title')}
            items={[{ href: to('/certificates/issue'), text: t('certificates.issue.title') }, { text: run.code }]}
          />
        }
        title={title}
      />
      <div className="ed-stack">
        <Card title={`${t('certificates.issue.section.ready')} (${ready.length})`}>
          {mayIssue && <IssueBatch runId={run.runId} ready={ready} all={items} />}
        </Card>
        {waiting.length > 0 && (
          <Card title={`${t('certificates.issue.section.waiting')} (${waiting.length})`}>
            <Waiting people={waiting} titles={titles} />
          </Card>
        )}
        {issued.length > 0 && (
          <Card title={`${t('certificates.issue.section.issued')} (${issued.length})`}>
            <Documents ready={issued.filter(({ isDocumentReady }) => isDocumentReady).length} all={issued.length} />
            <LedgerTable entries={issued} />
          </Card>
        )}
      </div>
    </>
  );
}

/** The certificates of a run: ready, not yet and why, issued. */
export function Component() {
  const { runId = '' } = useParams();
  return (
    <Loaded query={useRunEligibility(runId)} shape="rows" count={8}>
      {(data) => <Run data={data} />}
    </Loaded>
  );
}
