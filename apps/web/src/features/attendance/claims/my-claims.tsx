import { downloadMyClaimFile, listMyClaims, type MyClaim, withdrawClaim } from '@edukom/contracts';
import type { ClaimState } from '@edukom/domain';
import { formatDateTime } from '@edukom/i18n';
import { Button, Card, type Status, StatusPill } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { addressOf } from '../../../shared/api/path-of.js';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { Localized } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';
import { AttachFile } from './claim-dialog.js';
import { myClaimsQuery } from './queries.js';

export const CLAIM_STATUS: Readonly<Record<ClaimState, Status>> = {
  open: 'needs',
  accepted: 'good',
  refused: 'bad',
  withdrawn: 'off',
};

function Files({ claim }: { claim: MyClaim }) {
  const t = useT();
  if (claim.files.length === 0) return null;
  return (
    <ul aria-label={t('attendance.claim.files')} className="attendance-files">
      {claim.files.map(({ id: fileId, name }) => (
        <li key={fileId}>
          <a href={addressOf(downloadMyClaimFile, { params: { claimId: claim.id, fileId } })} download lang="">
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Claim({ claim, onDone }: { claim: MyClaim; onDone: (text: string) => void }) {
  const t = useT();
  const withdrawing = useCall(withdrawClaim, {
    invalidates: [keyOf(listMyClaims)],
    onSuccess: () => onDone(t('attendance.claim.withdrawn-done')),
  });
  const isOpen = claim.state === 'open';
  return (
    <li className="attendance-claim">
      <div className="ed-page-title">
        <h3>
          {t(`attendance.claim.kind.${claim.kind}`)}: <span lang="">{claim.sessionTitle}</span>
        </h3>
        <StatusPill status={CLAIM_STATUS[claim.state]}>{t(`attendance.claim.state.${claim.state}`)}</StatusPill>
      </div>
      <p className="ed-hint">
        <Localized text={claim.runTitle} /> · {formatDateTime(t.locale, claim.startsAt)}
        {isOpen && ` · ${t('attendance.claim.until', { time: formatDateTime(t.locale, claim.decideBy) })}`}
      </p>
      <p lang="">{claim.text}</p>
      {claim.answer !== '' && <p>{t('attendance.claim.answer', { answer: claim.answer })}</p>}
      <Files claim={claim} />
      <ProblemNotice error={withdrawing.error} />
      {isOpen && (
        <>
          <AttachFile claim={claim} onMissed={() => onDone(t('attendance.claim.sent-without-file'))} />
          <div className="ed-actions">
            <Button
              isSmall
              isBusy={withdrawing.isPending}
              busyText={t('common.saving')}
              aria-label={t('attendance.claim.for', {
                action: t('attendance.claim.withdraw'),
                session: claim.sessionTitle,
              })}
              onClick={() => withdrawing.mutate({ params: { claimId: claim.id } })}
            >
              {t('attendance.claim.withdraw')}
            </Button>
          </div>
        </>
      )}
    </li>
  );
}

/** What I have said about my attendance, and what became of it. */
export function MyClaims({ onDone }: { onDone: (text: string) => void }) {
  const t = useT();
  const { data } = useQuery(myClaimsQuery);
  if (!data || data.claims.length === 0) return null;
  return (
    <Card title={t('attendance.claim.mine')}>
      <ul className="attendance-list">
        {data.claims.map((claim) => (
          <Claim key={claim.id} claim={claim} onDone={onDone} />
        ))}
      </ul>
    </Card>
  );
}
