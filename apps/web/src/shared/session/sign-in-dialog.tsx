import type { Me } from '@edukom/contracts';
import { Dialog, Skeleton } from '@edukom/ui';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useT } from '../text/use-t.js';
import { isMissingChunk, reloadOnce } from './reload-once.js';
import { meQuery } from './me.js';
import { onSignedOut } from './session-events.js';

/** Comes when it is needed, which is rarely: no page waits for it. A newer release has another one, with another page. */
const SignInForm = lazy(() =>
  import('./sign-in-form.js').then(
    (module) => ({ default: module.SignInForm }),
    (error: unknown) => {
      if (isMissingChunk(error)) reloadOnce();
      throw error;
    },
  ),
);

/**
 * Opens over the page when the server says that nobody is signed in, and leaves the page as it is. After signing in,
 * everything is read again. Whoever was signed in here can only be themself again: another account would find the
 * first one's unsent work. `whenNobody` stands above the form where it is not known who was signed in.
 */
export function SignInDialog({ whenNobody }: { whenNobody?: ReactNode }) {
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
      {!account && whenNobody}
      {/* Mounted anew each time the dialog opens, so that no password lingers. */}
      <Suspense fallback={<Skeleton label={t('common.loading')} shape="lines" />}>
        <SignInForm
          account={account}
          onSignedIn={(me) => {
            client.setQueryData(meQuery.queryKey, me);
            setOpen(false);
            void client.invalidateQueries();
          }}
        />
      </Suspense>
    </Dialog>
  );
}
