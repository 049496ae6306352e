import { acceptInvitation, readInvitation, type OutputOf } from '@edukom/contracts';
import { INTERFACE_LOCALES } from '@edukom/domain';
import { formatDate } from '@edukom/i18n';
import { DescriptionList, PageHeader, RadioGroup } from '@edukom/ui';
import { PublicForm, PublicPasswordField, useReturnedField } from '../../shared/public/public-form.js';
import { publicPage, usePublicPage } from '../../shared/public/public-page.js';
import { LOCALE_NAMES } from '../../shared/text/locale-names.js';

interface Invitation {
  readonly token: string;
  readonly whom: OutputOf<typeof readInvitation>;
}

function LanguageChoice({ invited }: { invited: string }) {
  const { t } = usePublicPage();
  const { defaultValue, ...field } = useReturnedField('locale');
  return (
    <RadioGroup
      {...field}
      label={t('common.language')}
      defaultValue={defaultValue ?? invited}
      options={INTERFACE_LOCALES.map((locale) => ({
        value: locale,
        label: <span lang={locale}>{LOCALE_NAMES[locale]}</span>,
      }))}
    />
  );
}

function Page({ data: { token, whom } }: { data: Invitation }) {
  const { t, locale } = usePublicPage();
  return (
    <div className="web-narrow">
      <PageHeader title={t('signIn.invitation.title', { name: whom.givenName })} lead={t('signIn.invitation.lead')} />
      <DescriptionList
        items={[
          { key: 'account', term: t('signIn.invitation.account'), detail: whom.email },
          { key: 'expires', term: t('signIn.invitation.expires'), detail: formatDate(locale, whom.expiresAt) },
        ]}
      />
      <PublicForm
        endpoint={acceptInvitation}
        params={{ token }}
        submitText={t('signIn.invitation.submit')}
        labels={{ password: t('signIn.invitation.password'), locale: t('common.language') }}
      >
        {/* Password managers file the new password under the account's name. */}
        <input type="text" value={whom.email} autoComplete="username" readOnly hidden />
        <PublicPasswordField
          name="password"
          label={t('signIn.invitation.password')}
          hint={t('signIn.new.hint')}
          autoComplete="new-password"
        />
        <LanguageChoice invited={whom.locale} />
      </PublicForm>
    </div>
  );
}

export const invitationPage = publicPage<Invitation>({
  path: '/invitations/:token',
  load: async ({ params, load }) => {
    const token = params['token'] ?? '';
    return { token, whom: await load(readInvitation, { params: { token } }) };
  },
  head: ({ t }) => ({ title: t('signIn.invitation.page'), isPrivate: true }),
  Page,
});
