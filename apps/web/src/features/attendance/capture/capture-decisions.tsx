import type { MarkEntry } from '@edukom/contracts';
import { formatTime, type Translate } from '@edukom/i18n';
import { Button, Notice } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import type { CaptureOutbox, KeptMark } from './capture-outbox.js';
import { kindOf } from './capture-words.js';

const lineOf = (t: Translate, mark: MarkEntry): string =>
  t('attendance.trail.line', {
    kind: t(`attendance.trail.kind.${mark.kind}`),
    method: t(`attendance.trail.method.${mark.method}`),
    time: formatTime(t.locale, mark.receivedAt),
  });

function Conflict({ entry, outbox }: { entry: KeptMark; outbox: CaptureOutbox }) {
  const t = useT();
  const { name, mark, standing } = entry;
  const named = (action: string) => t('attendance.mark.for', { action, name });
  const line = (standing?.marks ?? []).map((one) => lineOf(t, one)).join('; ');
  return (
    <li className="capture-decision">
      <strong>{name}</strong>
      <span>
        {t('capture.phone.conflict.mine', { time: formatTime(t.locale, mark.madeAt), kind: t(kindOf(mark)) })}
      </span>
      {standing && (
        <span>{t('capture.phone.conflict.theirs', { line, state: t(`attendance.state.${standing.state}`) })}</span>
      )}
      <div className="ed-actions">
        <Button
          isSmall
          variant="primary"
          aria-label={named(t('capture.phone.conflict.mine-short'))}
          onClick={() => void outbox.insist(entry.clientKey)}
        >
          {t('capture.phone.conflict.mine-short')}
        </Button>
        <Button
          isSmall
          aria-label={named(t('capture.phone.conflict.leave'))}
          onClick={() => void outbox.drop(entry.clientKey)}
        >
          {t('capture.phone.conflict.leave')}
        </Button>
      </div>
    </li>
  );
}

function Refused({ entry, outbox }: { entry: KeptMark; outbox: CaptureOutbox }) {
  const t = useT();
  const { name, refusal } = entry;
  return (
    <li className="capture-decision">
      <span>{t(`capture.phone.refused.${refusal ?? 'closed'}`, { name })}</span>
      <div className="ed-actions">
        <Button
          isSmall
          aria-label={t('attendance.mark.for', { action: t('capture.phone.refused.drop'), name })}
          onClick={() => void outbox.drop(entry.clientKey)}
        >
          {t('capture.phone.refused.drop')}
        </Button>
      </div>
    </li>
  );
}

/** What the server did not simply take: nothing of it is lost, a person decides. */
export function CaptureDecisions({ outbox }: { outbox: CaptureOutbox }) {
  const t = useT();
  const [conflicts, refused] = [outbox.entries('conflict'), outbox.entries('refused')];
  return (
    <>
      {conflicts.length > 0 && (
        <Notice tone="warning" isLive title={t('capture.phone.conflict.title')}>
          <p>{t('capture.phone.conflict.lead')}</p>
          <ul className="attendance-list">
            {conflicts.map((entry) => (
              <Conflict key={entry.clientKey} entry={entry} outbox={outbox} />
            ))}
          </ul>
        </Notice>
      )}
      {refused.length > 0 && (
        <Notice tone="bad" isLive title={t('capture.phone.refused.title')}>
          <ul className="attendance-list">
            {refused.map((entry) => (
              <Refused key={entry.clientKey} entry={entry} outbox={outbox} />
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
