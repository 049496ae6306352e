import { addClaimFile, CLAIM_FILES, listMyClaims, makeClaim, type MyClaim } from '@edukom/contracts';
import type { ClaimKind } from '@edukom/domain';
import { Button, Dialog, FileField, TextArea } from '@edukom/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { call } from '../../../shared/api/call.js';
import { keyOf } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';

const ACCEPT = '.pdf,.png,.jpg,.jpeg';
const LEAST_LETTERS = 5;

export interface ClaimAsked {
  readonly kind: ClaimKind;
  readonly sessionId: string;
  readonly sessionTitle: string;
}

export interface ClaimDialogProps {
  readonly asked: ClaimAsked | null;
  readonly onClose: () => void;
  /** `isComplete`: the attachment, if any, came with it. */
  readonly onSent: (claim: MyClaim, isComplete: boolean) => void;
}

/** Attaches a file to a claim; false when it did not arrive. */
export const attach = (claimId: string, file: File): Promise<boolean> =>
  call(addClaimFile, { params: { claimId } }, { file }).then(
    () => true,
    () => false,
  );

function ClaimForm({ asked, onSent }: { asked: ClaimAsked; onSent: ClaimDialogProps['onSent'] }) {
  const t = useT();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [isChecked, setChecked] = useState(false);
  const isShort = text.trim().length < LEAST_LETTERS;
  const wrong = text.trim() === '' ? t('field.required') : t('field.too-short', { minimum: LEAST_LETTERS });
  const sending = useMutation({
    mutationFn: async () => {
      const { kind, sessionId } = asked;
      const claim = await call(makeClaim, { params: { sessionId }, body: { kind, text: text.trim() } });
      // The words have arrived: a file that does not is attached again from the list, and nothing is said twice.
      return { claim, isComplete: file === null || (await attach(claim.id, file)) };
    },
    onSuccess: async ({ claim, isComplete }) => {
      await client.invalidateQueries({ queryKey: keyOf(listMyClaims) });
      onSent(claim, isComplete);
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!isShort && !sending.isPending) sending.mutate();
  };
  return (
    <form className="web-form" noValidate onSubmit={submit}>
      <ProblemNotice error={sending.error} />
      <TextArea
        label={t('attendance.claim.text')}
        hint={t(`attendance.claim.${asked.kind}.hint`)}
        maxLength={2_000}
        value={text}
        error={isChecked && isShort ? wrong : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      <FileField
        label={t('attendance.claim.file')}
        mark={t('common.optional')}
        hint={t('attendance.claim.file-hint')}
        dropText={t('attendance.claim.file-drop')}
        accept={ACCEPT}
        onChange={(event) => setFile(event.target.files?.[0] ?? null)}
      />
      <Button type="submit" variant="primary" isBusy={sending.isPending} busyText={t('attendance.claim.sending')}>
        {t('attendance.claim.send')}
      </Button>
    </form>
  );
}

/** An excuse before a session, or a dispute after it, in one's own words. */
export function ClaimDialog({ asked, onClose, onSent }: ClaimDialogProps) {
  const t = useT();
  return (
    <Dialog
      isOpen={asked !== null}
      onClose={onClose}
      title={asked ? t(`attendance.claim.${asked.kind}.title`, { session: asked.sessionTitle }) : ''}
      closeText={t('common.close')}
    >
      {asked && <ClaimForm key={`${asked.kind} ${asked.sessionId}`} asked={asked} onSent={onSent} />}
    </Dialog>
  );
}

/** Attaches one more file to a claim that waits. */
export function AttachFile({ claim, onMissed }: { claim: MyClaim; onMissed: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const sending = useMutation({
    mutationFn: (file: File) => attach(claim.id, file),
    onSuccess: async (isAttached) => {
      await client.invalidateQueries({ queryKey: keyOf(listMyClaims) });
      if (!isAttached) onMissed();
    },
  });
  if (claim.state !== 'open' || claim.files.length >= CLAIM_FILES) return null;
  return (
    <FileField
      label={t('attendance.claim.file')}
      hint={t('attendance.claim.file-hint')}
      dropText={sending.isPending ? t('attendance.claim.sending') : t('attendance.claim.file-drop')}
      accept={ACCEPT}
      disabled={sending.isPending}
      onChange={({ target }) => {
        const file = target.files?.[0];
        if (file) sending.mutate(file);
        target.value = '';
      }}
    />
  );
}
