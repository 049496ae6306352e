import type { OutputOf, readMyCertificates } from '@edukom/contracts';
import { Card, EmptyState, Notice, PageHeader } from '@edukom/ui';
import { OwnCertificate } from '../../features/certificates/components/own-certificate.js';
import { ReasonList } from '../../features/certificates/components/reason-list.js';
import { useMyCertificates } from '../../features/certificates/queries.js';
import { Obligations } from '../../features/learning/obligations/obligations.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { Localized } from '../../shared/text/localized.js';
import { useT } from '../../shared/text/use-t.js';

type Mine = OutputOf<typeof readMyCertificates>;

function Pending({ mine }: { mine: Mine }) {
  const t = useT();
  if (mine.pending.length === 0) return null;
  return (
    <section className="ed-stack" aria-labelledby="pending">
      <h2 id="pending">{t('certificates.mine.pending')}</h2>
      {mine.pending.map(({ enrolmentId, awardTitle, eligible, reasons }) => (
        <Card key={enrolmentId} headingLevel={3} title={<Localized text={awardTitle} />}>
          {eligible && <Notice tone="good">{t('certificates.mine.ready')}</Notice>}
          <ReasonList reasons={reasons} titles={mine.titles} />
        </Card>
      ))}
    </section>
  );
}

/** My certificates, and what the next ones still need. */
export function Component() {
  const t = useT();
  usePageTitle(t('certificates.mine.title'));
  return (
    <>
      <PageHeader title={t('certificates.mine.title')} lead={t('certificates.mine.lead')} />
      <Loaded query={useMyCertificates()} shape="rows">
        {(mine) => (
          <div className="ed-stack">
            {mine.certificates.length === 0 && mine.pending.length === 0 && (
              <EmptyState icon="certificate" title={t('certificates.mine.empty.title')}>
                {t('certificates.mine.empty.text')}
              </EmptyState>
            )}
            {mine.certificates.map((certificate) => (
              <OwnCertificate key={certificate.certificateId} certificate={certificate} />
            ))}
            <Pending mine={mine} />
          </div>
        )}
      </Loaded>
      <Obligations />
    </>
  );
}
