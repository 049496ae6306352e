import { signIn, type Me } from '@edukom/contracts';
import { Button, Dialog, PasswordField, TextField } from '@edukom/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../api/call.js';
import { FormErrors } from '../form/form-errors.js';
import { useForm } from '../form/use-form.js';
import { useLocale, useT } from '../text/use-t.js';
import { meQuery } from './me.js';
import { onSignedOut } from './session-events.js';

/** The form itself, mounted anew each time the dialog opens, so that no password lingers. */
function SignInForm({ account, onSignedIn }: { account: Me | undefined; onSignedIn: (me: Me) => void }) {
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

/**
 * Opens over the page when the server says that nobody is signed in, and leaves the page as it is. After signing in,
 * everything is read again. Whoever was signed in here can only be themself again: another account would find the
 * first one's unsent work.
 */
export function SignInDialog() {
  const t = useT();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => onSignedOut(() => setOpen(true)), []);
  const account = client.getQueryData<Me>(meQuery.queryKey);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => setOpen(false)}
      title={t(account ? 'signIn.dialog.again' : 'signIn.dialog.first')}
      closeText={t('common.close')}
    >
      <SignInForm
        account={account}
        onSignedIn={(me) => {
          client.setQueryData(meQuery.queryKey, me);
          setOpen(false);
          void client.invalidateQueries();
        }}
      />
    </Dialog>
  );
}
