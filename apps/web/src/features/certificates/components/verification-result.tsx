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

/** What a path rests on: each course with the day and the number of its certificate. */
function Courses({ courses }: { courses: Verification['courses'] }) {
  const t = useT();
  return (
    <ul className="web-plain-list">
      {courses.map(({ title, serial, completedOn }, at) => (
        <li key={at}>
          <Localized text={title} /> · {formatDate(t.locale, completedOn)}
          {serial !== null && ` · ${serial}`}
        </li>
      ))}
    </ul>
  );
}

/** What it is for: a course with a group needs no word, everything else is named. */
function awardFacts(t: Translate, { kind, awardTitle, startsOn, endsOn, courses }: Verification) {
  const term = t(kind === 'path' ? 'certificates.verify.path' : 'certificates.verify.course');
  const isNamed = kind === 'open' || kind === 'path';
  return [
    { key: 'course', term, detail: textOf(awardTitle) },
    { key: 'kind', term: t('certificates.kind'), detail: isNamed ? t(`certificates.kind.${kind}`) : null },
    {
      key: 'dates',
      term: t(kind === 'open' ? 'certificates.verify.studied' : 'certificates.verify.dates'),
      detail: startsOn && endsOn && `${formatDate(t.locale, startsOn)} – ${formatDate(t.locale, endsOn)}`,
    },
    {
      key: 'courses',
      term: t('certificates.verify.courses'),
      detail: courses.length > 0 ? <Courses courses={courses} /> : null,
    },
  ];
}

/** Whether a certificate holds, in one sentence, and what stands in its record. */
export function VerificationResult({ verification }: { verification: Verification }) {
  const t = useT();
  const { state, kind, holder, institution, serial, issuedAt, validUntil, contentHash } = verification;
  const facts = [
    { key: 'holder', term: t('certificates.holder'), detail: holder },
    ...awardFacts(t, verification),
    { key: 'institution', term: t('certificates.institution'), detail: textOf(institution) },
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
      {kind === 'open' && <p>{t('certificates.verify.open.text')}</p>}
      {facts.length > 0 && <DescriptionList items={facts} />}
    </>
  );
}
