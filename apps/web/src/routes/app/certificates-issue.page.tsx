import { formatDate } from '@edukom/i18n';
import { EmptyState, Link, LinkButton, PageHeader, Table } from '@edukom/ui';
import { useCertificateRuns } from '../../features/certificates/queries.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { Localized } from '../../shared/text/localized.js';
import { useLocale, useT } from '../../shared/text/use-t.js';

/** Runs, with how many certificates of each are ready to be issued. */
export function Component() {
  const [t, locale, to] = [useT(), useLocale(), useAppPath()];
  usePageTitle(t('certificates.issue.title'));
  return (
    <>
      <PageHeader
        title={t('certificates.issue.title')}
        lead={t('certificates.issue.lead')}
        actions={
          <LinkButton href={to('/certificates/ledger')} icon="list">
            {t('certificates.issue.ledger')}
          </LinkButton>
        }
      />
      <Loaded query={useCertificateRuns()} shape="rows">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="certificate" title={t('certificates.issue.empty.title')}>
              {t('certificates.issue.empty.text')}
            </EmptyState>
          ) : (
            <Table
              caption={t('certificates.issue.title')}
              isCaptionHidden
              rows={items}
              rowKey={({ runId }) => runId}
              columns={[
                {
                  key: 'run',
                  header: t('certificates.run'),
                  isRowHeader: true,
                  cell: ({ runId, title, code }) => (
                    <>
                      <Link href={to(`/certificates/issue/${runId}`)}>
                        <Localized text={title} />
                      </Link>{' '}
                      {code}
                    </>
                  ),
                },
                { key: 'ready', header: t('certificates.issue.ready'), isNumeric: true, cell: ({ ready }) => ready },
                {
                  key: 'issued',
                  header: t('certificates.issue.issued'),
                  isNumeric: true,
                  cell: ({ issued }) => issued,
                },
                {
                  key: 'enrolled',
                  header: t('certificates.issue.enrolled'),
                  isNumeric: true,
                  cell: ({ enrolled }) => enrolled,
                },
                {
                  key: 'ends',
                  header: t('certificates.issue.ends'),
                  isNumeric: true,
                  cell: ({ endsOn }) => formatDate(locale, endsOn),
                },
              ]}
            />
          )
        }
      </Loaded>
    </>
  );
}
