import { requestPasswordReset } from '@edukom/contracts';
import { PageHeader } from '@edukom/ui';
import { PublicForm, PublicTextField } from '../../shared/public/public-form.js';
import { publicPage, usePublicPage } from '../../shared/public/public-page.js';

function Page() {
  const { t, locale } = usePublicPage();
  return (
    <div className="web-narrow">
      <PageHeader title={t('signIn.reset.title')} lead={t('signIn.reset.lead')} />
      <PublicForm
        endpoint={requestPasswordReset}
        submitText={t('signIn.reset.submit')}
        labels={{ email: t('signIn.email') }}
      >
        <PublicTextField
          name="email"
          type="email"
          label={t('signIn.email')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      </PublicForm>
      <p>
        <a href={`/${locale}/sign-in`}>{t('signIn.sent.back')}</a>
      </p>
    </div>
  );
}

export const passwordResetPage = publicPage({
  path: '/password-reset',
  head: ({ t }) => ({ title: t('signIn.reset.title') }),
  Page,
});
