import { type AccommodationView, endAccommodation, listAccommodations, type PersonDetail } from '@edukom/contracts';
import { formatDateTime, formatShare } from '@edukom/i18n';
import { Button, Card, Dialog, Notice, StatusPill } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOf, queryOf, useCall } from '../../../shared/api/queries.js';
import { Loaded } from '../../../shared/feedback/loaded.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useMe } from '../../../shared/session/me.js';
import { useT } from '../../../shared/text/use-t.js';
import { daysText } from '../days-text.js';
import { GrantExtraTime } from './grant-extra-time.js';

const PILLS = { 'in-effect': 'good', coming: 'active', over: 'off' } as const;

function EndDialog({
  personId,
  id,
  onClose,
  onDone,
}: {
  personId: string;
  id: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useT();
  const end = useCall(endAccommodation, { invalidates: [keyOf(listAccommodations)], onSuccess: onDone });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('accommodation.end.title')}
      closeText={t('common.close')}
      actions={
        <>
          <Button
            variant="primary"
            isBusy={end.isPending}
            onClick={() => end.mutate({ params: { personId, accommodationId: id } })}
          >
            {t('accommodation.end')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <p>{t('accommodation.end.what')}</p>
      <ProblemNotice error={end.error} />
    </Dialog>
  );
}

function Line({ one, onEnd }: { one: AccommodationView; onEnd: (() => void) | undefined }) {
  const t = useT();
  const at = (moment: Date) => formatDateTime(t.locale, moment);
  return (
    <li className="people-line">
      <div>
        <strong>{t('accommodation.amount', { percent: formatShare(t.locale, one.extraTime) })}</strong>
        <span className="ed-second">{daysText(t, one)}</span>
        <span className="ed-second">
          {t('accommodation.reason')}: {one.reason}
        </span>
        {one.grantedBy && (
          <span className="ed-second">{t('accommodation.by', { name: one.grantedBy, at: at(one.grantedAt) })}</span>
        )}
        {one.endedAt && one.endedBy && (
          <span className="ed-second">{t('accommodation.ended-by', { name: one.endedBy, at: at(one.endedAt) })}</span>
        )}
      </div>
      <div className="people-line-end">
        <StatusPill status={PILLS[one.state]}>{t(`accommodation.state.${one.state}`)}</StatusPill>
        {onEnd && one.state !== 'over' && (
          <Button isSmall onClick={onEnd}>
            {t('accommodation.end')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Extra time of somebody, with the reasons: stands only where the reader may grant it; nobody grants it to themself. */
export function ExtraTime({ person }: { person: PersonDetail }) {
  const t = useT();
  const { personId } = person;
  const isOwn = useMe().personId === personId;
  const [ending, setEnding] = useState<string | null>(null);
  const [done, setDone] = useState<readonly string[]>([]);
  const query = useQuery(queryOf(listAccommodations, { params: { personId } }));
  const onGranted = (moved: number) =>
    setDone([t('accommodation.grant.done'), ...(moved > 0 ? [t('accommodation.grant.moved', { count: moved })] : [])]);
  return (
    <Card title={t('accommodation.title')} actions={!isOwn && <GrantExtraTime person={person} onGranted={onGranted} />}>
      <p>{t('accommodation.what')}</p>
      {done.length > 0 && (
        <Notice tone="good" isLive>
          {done.join(' ')}
        </Notice>
      )}
      <Loaded query={query} count={1}>
        {({ accommodations }) =>
          accommodations.length === 0 ? (
            <p>{t('accommodation.none')}</p>
          ) : (
            <ul className="people-lines">
              {accommodations.map((one) => (
                <Line
                  key={one.accommodationId}
                  one={one}
                  onEnd={isOwn ? undefined : () => setEnding(one.accommodationId)}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {ending !== null && (
        <EndDialog
          personId={personId}
          id={ending}
          onClose={() => setEnding(null)}
          onDone={() => {
            setEnding(null);
            setDone([t('accommodation.end.done')]);
          }}
        />
      )}
    </Card>
  );
}
