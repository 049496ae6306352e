import type { Verification } from '@edukom/contracts';
import type { LocalizedText } from '@edukom/domain';
import { formatDate, type Translate } from '@edukom/i18n';
import { DescriptionList, Notice, type Tone } from '@edukom/ui';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

const TONES: Readonly<Record<Verification['state'], Tone>> = {
  valid: 'good',
  revoked: 'bad',
  superseded: 'warning',
  expired: 'warning',
  altered: 'bad',
  unknown: 'bad',
};

const dateOf = (t: Translate, date: Date | null): string => (date ? formatDate(t.locale, date) : '');

function explanation(t: Translate, { state, changedAt, successorSerial, validUntil }: Verification): string {
  if (state === 'revoked') return t('certificates.verify.revoked.text', { date: dateOf(t, changedAt) });
  if (state === 'superseded') return t('certificates.verify.superseded.text', { serial: successorSerial ?? '' });
  if (state === 'expired') return t('certificates.verify.expired.text', { date: dateOf(t, validUntil) });
  return t(`certificates.verify.${state}.text`);
}

const textOf = (text: LocalizedText | null) => text && <Localized text={text} />;

/** Whether a certificate holds, in one sentence, and what stands in its record. */
export function VerificationResult({ verification }: { verification: Verification }) {
  const t = useT();
  const { state, holder, awardTitle, institution, serial, startsOn, endsOn, issuedAt, validUntil, contentHash } =
    verification;
  const facts = [
    { key: 'holder', term: t('certificates.holder'), detail: holder },
    { key: 'course', term: t('certificates.verify.course'), detail: textOf(awardTitle) },
    { key: 'institution', term: t('certificates.institution'), detail: textOf(institution) },
    {
      key: 'dates',
      term: t('certificates.verify.dates'),
      detail: startsOn && endsOn && `${formatDate(t.locale, startsOn)} – ${formatDate(t.locale, endsOn)}`,
    },
    { key: 'serial', term: t('certificates.serial'), detail: serial },
    { key: 'issued', term: t('certificates.issued-on'), detail: issuedAt && dateOf(t, issuedAt) },
    { key: 'until', term: t('certificates.valid-until'), detail: validUntil && dateOf(t, validUntil) },
    {
      key: 'hash',
      term: t('certificates.entry.fingerprint'),
      detail: contentHash && <code>{contentHash.slice(0, 16)}</code>,
    },
  ].filter(({ detail }) => detail !== null);
  return (
    <>
      <Notice tone={TONES[state]} title={t(`certificates.verify.${state}`)}>
        {explanation(t, verification)}
      </Notice>
      {facts.length > 0 && <DescriptionList items={facts} />}
    </>
  );
}
