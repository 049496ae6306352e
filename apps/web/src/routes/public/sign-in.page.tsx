import { signIn } from '@edukom/contracts';
import { Notice, PageHeader } from '@edukom/ui';
import { PublicForm, PublicPasswordField, PublicTextField } from '../../shared/public/public-form.js';
import { publicPage, usePublicPage } from '../../shared/public/public-page.js';

const NOTICES = { password: 'signIn.notice.password-changed', email: 'signIn.notice.email-changed' } as const;
const isNotice = (value: string | null): value is keyof typeof NOTICES =>
  value !== null && Object.hasOwn(NOTICES, value);

/** Only a path of ours: anything else is dropped here, and refused by the contract. */
const safeNext = (value: string | null): string | undefined =>
  value !== null && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(value) ? value : undefined;

function Page() {
  const { t, locale, url } = usePublicPage();
  const changed = url.searchParams.get('changed');
  return (
    <div className="web-narrow">
      <PageHeader title={t('signIn.title')} />
      {isNotice(changed) && <Notice tone="good" title={t(NOTICES[changed])} />}
      <PublicForm
        endpoint={signIn}
        next={safeNext(url.searchParams.get('next'))}
        submitText={t('signIn.submit')}
        labels={{ email: t('signIn.email'), password: t('signIn.password') }}
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
        <PublicPasswordField name="password" label={t('signIn.password')} autoComplete="current-password" />
      </PublicForm>
      <p>
        <a href={`/${locale}/password-reset`}>{t('signIn.forgotten')}</a>
      </p>
      <p>{t('signIn.no-account')}</p>
    </div>
  );
}

export const signInPage = publicPage({
  path: '/sign-in',
  head: ({ t }) => ({ title: t('signIn.title'), description: t('signIn.description') }),
  Page,
});
