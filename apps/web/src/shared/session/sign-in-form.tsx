import { signIn, type Me } from '@edukom/contracts';
import { Button, PasswordField, TextField } from '@edukom/ui';
import { call } from '../api/call.js';
import { FormErrors } from '../form/form-errors.js';
import { useForm } from '../form/use-form.js';
import { useLocale, useT } from '../text/use-t.js';

/** Signs in; `account`: as that one and no other. */
export function SignInForm({ account, onSignedIn }: { account: Me | undefined; onSignedIn: (me: Me) => void }) {
  const t = useT();
  const locale = useLocale();
  const form = useForm({
    name: 'sign-in',
    schema: signIn.body,
    initial: { email: account?.email ?? '', password: '' },
    send: async (body) => onSignedIn(await call(signIn, { query: {}, body })),
  });
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      {account && <p>{t('signIn.dialog.text')}</p>}
      <FormErrors form={form} labels={{ email: t('signIn.email'), password: t('signIn.password') }} />
      <TextField
        {...form.text('email')}
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        readOnly={account !== undefined}
      />
      <PasswordField
        {...form.text('password')}
        label={t('signIn.password')}
        showText={t('common.show')}
        hideText={t('common.hide')}
      />
      <Button type="submit" variant="primary" isBusy={form.isBusy} busyText={t('signIn.busy')}>
        {t('signIn.submit')}
      </Button>
      <p>
        <a href={account ? `/${locale}/sign-in` : `/${locale}/password-reset`}>
          {t(account ? 'signIn.dialog.other' : 'signIn.forgotten')}
        </a>
      </p>
    </form>
  );
}
