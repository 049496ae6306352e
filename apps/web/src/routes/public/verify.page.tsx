import { readVerificationCode } from '@edukom/domain';
import { PageHeader } from '@edukom/ui';
import { redirect } from 'react-router';
import { CodeForm } from '../../features/certificates/components/code-form.js';
import { publicPage, usePublicPage } from '../../shared/public/public-page.js';

function Page() {
  const { t } = usePublicPage();
  return (
    <div className="web-narrow">
      <PageHeader title={t('certificates.verify.title')} lead={t('certificates.verify.lead')} />
      <CodeForm />
    </div>
  );
}

export const verifyPage = publicPage({
  path: '/verify',
  load: ({ locale, url }) => {
    const typed = (url.searchParams.get('code') ?? '').trim().slice(0, 80);
    // Written as it is stored, so that one certificate has one address; what cannot be a code is answered there too.
    if (typed !== '') throw redirect(`/${locale}/verify/${encodeURIComponent(readVerificationCode(typed) ?? typed)}`);
    return undefined;
  },
  head: ({ t }) => ({ title: t('certificates.verify.title'), description: t('certificates.verify.description') }),
  Page,
});
