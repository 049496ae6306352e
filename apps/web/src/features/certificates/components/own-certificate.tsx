import { downloadMyCertificate, type LedgerEntry } from '@edukom/contracts';
import { formatDate } from '@edukom/i18n';
import { Card, DescriptionList, LinkButton } from '@edukom/ui';
import { addressOf } from '../../../shared/api/path-of.js';
import { Localized } from '../../../shared/text/localized.js';
import { useLocale, useT } from '../../../shared/text/use-t.js';
import { EditionPill } from './edition-pill.js';

/** One of my certificates: what it is for, its number, the PDF and where others can check it. */
export function OwnCertificate({ certificate }: { certificate: LedgerEntry }) {
  const [t, locale] = [useT(), useLocale()];
  const { certificateId, kind, awardTitle, serial, issuedAt, validUntil, state, code, isDocumentReady } = certificate;
  const facts = [
    ...(kind === 'course'
      ? []
      : [{ key: 'kind', term: t('certificates.kind'), detail: t(`certificates.kind.${kind}`) }]),
    { key: 'serial', term: t('certificates.serial'), detail: serial },
    { key: 'issued', term: t('certificates.issued-on'), detail: formatDate(locale, issuedAt) },
    ...(validUntil
      ? [{ key: 'until', term: t('certificates.valid-until'), detail: formatDate(locale, validUntil) }]
      : []),
    { key: 'state', term: t('certificates.state'), detail: <EditionPill state={state} /> },
  ];
  return (
    <Card title={<Localized text={awardTitle} />}>
      <DescriptionList items={facts} />
      <div className="ed-actions">
        {isDocumentReady ? (
          <LinkButton
            href={addressOf(downloadMyCertificate, { params: { certificateId } })}
            download={`${serial}.pdf`}
            variant={state === 'issued' || state === 'reinstated' ? 'primary' : 'quiet'}
            icon="download"
          >
            {t('certificates.download')}
          </LinkButton>
        ) : (
          <span role="status">{t('certificates.document-pending')}</span>
        )}
        <LinkButton href={`/${locale}/verify/${code}`} icon="qr">
          {t('certificates.verify-link')}
        </LinkButton>
      </div>
    </Card>
  );
}
