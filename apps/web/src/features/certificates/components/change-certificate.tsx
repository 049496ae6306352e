import { type LedgerEntry, reinstateCertificate, revokeCertificate, supersedeCertificate } from '@edukom/contracts';
import { Button, Dialog, TextArea, TextField } from '@edukom/ui';
import { useState, type ReactNode } from 'react';
import { FormErrors } from '../../../shared/form/form-errors.js';
import { useForm } from '../../../shared/form/use-form.js';
import { useT } from '../../../shared/text/use-t.js';
import { useReinstate, useRevoke, useSupersede } from '../queries.js';

interface ChangeProps {
  readonly certificate: LedgerEntry;
  /** `successor` is the certificate that replaces it, when one does. */
  readonly onChanged: (successor: LedgerEntry | null) => void;
}
type FormProps = ChangeProps & { readonly onClose: () => void };

function ReasonForm({ certificate, onChanged, onClose, isRevoking }: FormProps & { isRevoking: boolean }) {
  const t = useT();
  const [revoke, reinstate] = [useRevoke(), useReinstate()];
  const form = useForm({
    name: isRevoking ? 'revoke' : 'reinstate',
    schema: isRevoking ? revokeCertificate.body : reinstateCertificate.body,
    send: async (body) => {
      const params = { certificateId: certificate.certificateId };
      await (isRevoking ? revoke : reinstate).mutateAsync({ params, body });
      onClose();
      onChanged(null);
    },
  });
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <p>{t(isRevoking ? 'certificates.entry.revoke.text' : 'certificates.entry.reinstate.text')}</p>
      <FormErrors form={form} labels={{ reason: t('certificates.entry.reason') }} />
      <TextArea
        {...form.text('reason')}
        label={t('certificates.entry.reason')}
        hint={t('certificates.entry.reason.hint')}
        rows={3}
      />
      <Button type="submit" variant={isRevoking ? 'danger' : 'primary'} isBusy={form.isBusy}>
        {t(isRevoking ? 'certificates.entry.revoke' : 'certificates.entry.reinstate')}
      </Button>
    </form>
  );
}

function SupersedeForm({ certificate, onChanged, onClose }: FormProps) {
  const t = useT();
  const supersede = useSupersede();
  const form = useForm({
    name: 'supersede',
    schema: supersedeCertificate.body,
    initial: { ...certificate.holder },
    send: async (body) => {
      const params = { certificateId: certificate.certificateId };
      const successor = await supersede.mutateAsync({ params, body });
      onClose();
      onChanged(successor);
    },
  });
  const labels = {
    reason: t('certificates.entry.reason'),
    givenName: t('certificates.entry.given-name'),
    familyName: t('certificates.entry.family-name'),
  };
  return (
    <form className="web-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <p>{t('certificates.entry.supersede.text')}</p>
      <FormErrors form={form} labels={labels} />
      <TextField {...form.text('givenName')} label={labels.givenName} />
      <TextField {...form.text('familyName')} label={labels.familyName} />
      <TextArea {...form.text('reason')} label={labels.reason} hint={t('certificates.entry.reason.hint')} rows={3} />
      <Button type="submit" variant="primary" isBusy={form.isBusy}>
        {t('certificates.entry.supersede')}
      </Button>
    </form>
  );
}

function Opener({ text, children }: { text: string; children: (close: () => void) => ReactNode }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text}</Button>
      <Dialog isOpen={isOpen} onClose={close} title={text} closeText={t('common.close')}>
        {children(close)}
      </Dialog>
    </>
  );
}

/** What can be done with a certificate as it stands; each step says what it does and asks why. */
export function ChangeCertificate(use: ChangeProps) {
  const t = useT();
  const { state } = use.certificate;
  if (state === 'superseded') return null;
  return (
    <>
      <Opener text={t('certificates.entry.supersede')}>{(close) => <SupersedeForm {...use} onClose={close} />}</Opener>
      {state === 'revoked' ? (
        <Opener text={t('certificates.entry.reinstate')}>
          {(close) => <ReasonForm {...use} onClose={close} isRevoking={false} />}
        </Opener>
      ) : (
        <Opener text={t('certificates.entry.revoke')}>
          {(close) => <ReasonForm {...use} onClose={close} isRevoking />}
        </Opener>
      )}
    </>
  );
}
