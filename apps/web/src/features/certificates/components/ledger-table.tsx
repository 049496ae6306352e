import type { LedgerEntry } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { Link, Table } from '@edukom/ui';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { Localized } from '../../../shared/text/localized.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { EditionPill } from './edition-pill.js';

/** Certificates as rows; each leads to its record. */
export function LedgerTable({ entries }: { entries: readonly LedgerEntry[] }) {
  const [t, locale, to] = [useT(), useLocale(), useAppPath()];
  return (
    <Table
      caption={t('certificates.ledger.title')}
      isCaptionHidden
      rows={entries}
      rowKey={({ certificateId }) => certificateId}
      columns={[
        {
          key: 'holder',
          header: t('certificates.holder'),
          isRowHeader: true,
          cell: ({ certificateId, holder }) => (
            <Link href={to(`/certificates/${certificateId}`)}>{`${holder.familyName} ${holder.givenName}`}</Link>
          ),
        },
        { key: 'serial', header: t('certificates.serial'), cell: ({ serial }) => serial },
        {
          key: 'institution',
          header: t('certificates.institution'),
          cell: ({ institution }) => <Localized text={institution} />,
        },
        { key: 'kind', header: t('certificates.kind'), cell: ({ kind }) => t(`certificates.kind.${kind}`) },
        { key: 'run', header: t('certificates.run'), cell: ({ runCode }) => runCode },
        {
          key: 'issued',
          header: t('certificates.issued-on'),
          cell: ({ issuedAt }) => formatDate(locale, issuedAt),
          isNumeric: true,
        },
        { key: 'state', header: t('certificates.state'), cell: ({ state }) => <EditionPill state={state} /> },
      ]}
    />
  );
}
