import { PageHeader } from '@edukom/ui';
import { publicPage, usePublicPage } from '../../shared/public/public-page.js';

function Page() {
  const { t, locale } = usePublicPage();
  return (
    <div className="web-narrow">
      <PageHeader title={t('signIn.sent.title')} lead={t('signIn.sent.text')} />
      <p>
        <a href={`/${locale}/password-reset`}>{t('signIn.sent.again')}</a>
      </p>
      <p>
        <a href={`/${locale}/sign-in`}>{t('signIn.sent.back')}</a>
      </p>
    </div>
  );
}

export const passwordResetSentPage = publicPage({
  path: '/password-reset/sent',
  head: ({ t }) => ({ title: t('signIn.sent.title'), isPrivate: true }),
  Page,
});
