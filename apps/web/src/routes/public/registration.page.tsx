import { confirmRegistration, type OutputOf, readRegistration } from '@edukom/contracts';
import { formatDateTime } from '@edukom/i18n';
import { DescriptionList, PageHeader } from '@edukom/ui';
import { PublicForm, PublicPasswordField } from '../../shared/public/public-form.js';
import { publicPage, usePublicPage } from '../../shared/public/public-page.js';

interface Registration {
  readonly token: string;
  readonly of: OutputOf<typeof readRegistration>;
}

// The link alone opens nothing: mail scanners open links, people press the button.
function Page({ data: { token, of } }: { data: Registration }) {
  const { t, locale } = usePublicPage();
  return (
    <div className="web-narrow">
      <PageHeader title={t('open.confirm.title', { name: of.givenName })} lead={t('open.confirm.lead')} />
      <DescriptionList
        items={[
          {
            key: 'course',
            term: t('open.register.course'),
            detail: <span lang={of.courseTitle.lang}>{of.courseTitle.value}</span>,
          },
          { key: 'account', term: t('open.confirm.account'), detail: of.email },
          { key: 'expires', term: t('open.confirm.expires'), detail: formatDateTime(locale, of.expiresAt) },
        ]}
      />
      <PublicForm
        endpoint={confirmRegistration}
        params={{ token }}
        submitText={t('open.confirm.submit')}
        labels={{ password: t('signIn.invitation.password') }}
      >
        {/* Password managers file the new password under the account's name. */}
        <input type="text" value={of.email} autoComplete="username" readOnly hidden />
        <PublicPasswordField
          name="password"
          label={t('signIn.invitation.password')}
          hint={t('signIn.new.hint')}
          autoComplete="new-password"
        />
      </PublicForm>
    </div>
  );
}

export const registrationPage = publicPage<Registration>({
  path: '/registrations/:token',
  load: async ({ params, load, locale }) => {
    const token = params['token'] ?? '';
    return { token, of: await load(readRegistration, { params: { token }, query: { locale } }) };
  },
  head: ({ t }) => ({ title: t('open.confirm.page'), isPrivate: true }),
  Page,
});
