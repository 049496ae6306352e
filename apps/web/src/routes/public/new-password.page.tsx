import { resetPassword } from '@edukom/contracts';
import { PageHeader } from '@edukom/ui';
import { PublicForm, PublicPasswordField } from '../../shared/public/public-form.js';
import { publicPage, usePublicPage } from '../../shared/public/public-page.js';

function Page({ data: token }: { data: string }) {
  const { t, locale } = usePublicPage();
  return (
    <div className="web-narrow">
      <PageHeader title={t('signIn.new.title')} lead={t('signIn.new.lead')} />
      <PublicForm
        endpoint={resetPassword}
        params={{ token }}
        next={`/${locale}/sign-in?changed=password`}
        submitText={t('signIn.new.submit')}
        labels={{ password: t('signIn.new.password') }}
      >
        <PublicPasswordField
          name="password"
          label={t('signIn.new.password')}
          hint={t('signIn.new.hint')}
          autoComplete="new-password"
        />
      </PublicForm>
    </div>
  );
}

export const newPasswordPage = publicPage({
  path: '/password-reset/:token',
  load: ({ params }) => params['token'] ?? '',
  head: ({ t }) => ({ title: t('signIn.new.title'), isPrivate: true }),
  Page,
});
