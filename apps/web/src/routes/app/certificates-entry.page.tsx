import { downloadCertificate, type OutputOf, type readCertificate } from '@edukom/contracts';
import { groupVerificationCode } from '@edukom/domain';
import { formatDate, formatDateTime } from '@edukom/i18n';
import { Breadcrumbs, Card, DescriptionList, Link, LinkButton, Notice, PageHeader } from '@edukom/ui';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ChangeCertificate } from '../../features/certificates/components/change-certificate.js';
import { EditionPill } from '../../features/certificates/components/edition-pill.js';
import { ReasonList } from '../../features/certificates/components/reason-list.js';
import { useCertificate } from '../../features/certificates/queries.js';
import { addressOf } from '../../shared/api/path-of.js';
import { Loaded } from '../../shared/feedback/loaded.js';
import { useAppPath } from '../../shared/navigation/use-app-path.js';
import { usePageTitle } from '../../shared/navigation/use-page-title.js';
import { useIsAllowed } from '../../shared/session/me.js';
import { Localized } from '../../shared/text/localized.js';
import { useLocale, useT } from '../../shared/text/use-t.js';

type Entry = OutputOf<typeof readCertificate>;

function Facts({ entry: { certificate, contentHash } }: { entry: Entry }) {
  const [t, locale] = [useT(), useLocale()];
  const { kind, awardTitle, institution, runCode, issuedAt, validUntil, code } = certificate;
  return (
    <DescriptionList
      items={[
        { key: 'kind', term: t('certificates.kind'), detail: t(`certificates.kind.${kind}`) },
        { key: 'award', term: t('certificates.verify.course'), detail: <Localized text={awardTitle} /> },
        { key: 'institution', term: t('certificates.institution'), detail: <Localized text={institution} /> },
        { key: 'run', term: t('certificates.run'), detail: runCode },
        { key: 'issued', term: t('certificates.issued-on'), detail: formatDate(locale, issuedAt) },
        ...(validUntil
          ? [{ key: 'until', term: t('certificates.valid-until'), detail: formatDate(locale, validUntil) }]
          : []),
        {
          key: 'code',
          term: t('certificates.verify.code'),
          detail: <Link href={`/${locale}/verify/${code}`}>{groupVerificationCode(code)}</Link>,
        },
        {
          key: 'hash',
          term: t('certificates.entry.fingerprint'),
          detail: <code className="cert-code">{contentHash}</code>,
        },
      ]}
    />
  );
}

function History({ entry: { events, chain } }: { entry: Entry }) {
  const [t, locale] = [useT(), useLocale()];
  return (
    <Card title={t('certificates.entry.history')}>
      <Notice tone={chain.isWhole ? 'good' : 'bad'}>
        {t(chain.isWhole ? 'certificates.entry.whole' : 'certificates.entry.broken')}
      </Notice>
      <DescriptionList
        items={events.map(({ number, kind, at, actor, reason }) => ({
          key: String(number),
          term: formatDateTime(locale, at),
          detail: [
            t(`certificates.entry.event.${kind}`),
            actor === '' ? t('certificates.entry.by-installation') : t('certificates.entry.by', { name: actor }),
            ...(reason ? [reason] : []),
          ].join(' · '),
        }))}
      />
    </Card>
  );
}

function EntryView({ entry }: { entry: Entry }) {
  const [t, to] = [useT(), useAppPath()];
  const mayChange = useIsAllowed('certificate.revoke');
  const [saved, setSaved] = useState<string | null>(null);
  const { certificate, reasons, titles } = entry;
  const name = `${certificate.holder.givenName} ${certificate.holder.familyName}`;
  usePageTitle(`${name} · ${certificate.serial}`);
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={t('certificates.ledger.title')}
            items={[
              { href: to('/certificates/ledger'), text: t('certificates.ledger.title') },
              { text: certificate.serial },
            ]}
          />
        }
        title={name}
        status={<EditionPill state={certificate.state} />}
        lead={certificate.serial}
        actions={
          <>
            {certificate.isDocumentReady && (
              <LinkButton
                href={addressOf(downloadCertificate, { params: { certificateId: certificate.certificateId } })}
                download={`${certificate.serial}.pdf`}
                icon="download"
              >
                {t('certificates.download')}
              </LinkButton>
            )}
            {mayChange && (
              <ChangeCertificate
                certificate={certificate}
                onChanged={(successor) =>
                  setSaved(
                    successor
                      ? t('certificates.entry.new-serial', { serial: successor.serial })
                      : t('certificates.entry.saved'),
                  )
                }
              />
            )}
          </>
        }
      />
      <div className="ed-stack">
        {saved && <Notice tone="good" isLive title={saved} />}
        {!saved && entry.successorSerial && (
          <Notice>{t('certificates.entry.new-serial', { serial: entry.successorSerial })}</Notice>
        )}
        <Facts entry={entry} />
        <Card title={t('certificates.requirements')}>
          <ReasonList reasons={reasons} titles={titles} />
        </Card>
        <History entry={entry} />
      </div>
    </>
  );
}

/** One certificate: what it says, on what grounds, and all that happened to it. */
export function Component() {
  const { certificateId = '' } = useParams();
  return (
    <Loaded query={useCertificate(certificateId)} shape="rows">
      {(entry) => <EntryView entry={entry} />}
    </Loaded>
  );
}
