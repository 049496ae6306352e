import { confirmEmailChange } from '@edukom/contracts';
import { PageHeader } from '@edukom/ui';
import { PublicForm } from '../../shared/public/public-form.js';
import { publicPage, usePublicPage } from '../../shared/public/public-page.js';

// The link alone changes nothing: mail scanners open links, people press the button.
function Page({ data: token }: { data: string }) {
  const { t, locale } = usePublicPage();
  return (
    <div className="web-narrow">
      <PageHeader title={t('signIn.email-change.title')} lead={t('signIn.email-change.text')} />
      <PublicForm
        endpoint={confirmEmailChange}
        params={{ token }}
        next={`/${locale}/sign-in?changed=email`}
        submitText={t('signIn.email-change.submit')}
      />
    </div>
  );
}

export const emailChangePage = publicPage({
  path: '/email-changes/:token',
  load: ({ params }) => params['token'] ?? '',
  head: ({ t }) => ({ title: t('signIn.email-change.title'), isPrivate: true }),
  Page,
});
