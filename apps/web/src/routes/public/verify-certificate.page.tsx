import { type Verification, verifyCertificate } from '@edukom/contracts';
import { PageHeader } from '@edukom/ui';
import { CodeForm } from '../../features/certificates/components/code-form.js';
import { VerificationResult } from '../../features/certificates/components/verification-result.js';
import { publicPage, usePublicPage } from '../../shared/public/public-page.js';

function Page({ data: verification }: { data: Verification }) {
  const { t, locale } = usePublicPage();
  return (
    <div className="web-narrow">
      <PageHeader title={t('certificates.verify.title')} />
      <VerificationResult verification={verification} />
      {verification.state === 'unknown' ? (
        <CodeForm />
      ) : (
        <p>
          <a href={`/${locale}/verify`}>{t('certificates.verify.again')}</a>
        </p>
      )}
    </div>
  );
}

export const verifyCertificatePage = publicPage<Verification>({
  path: '/verify/:code',
  load: ({ params, load }) => load(verifyCertificate, { params: { code: (params['code'] ?? '').slice(0, 80) } }),
  head: ({ t, data }) => ({ title: t(`certificates.verify.${data.state}`), isPrivate: true }),
  Page,
});
