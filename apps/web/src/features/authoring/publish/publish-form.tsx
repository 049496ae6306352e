import {
  type CourseDraftView,
  listAuthoredCourses,
  type OutputOf,
  publishDraft,
  type PublishingGap,
} from '@edukom/contracts';
import { Button, Card, Notice, TextArea } from '@edukom/ui';
import { useState } from 'react';
import { keyOf, useCall } from '../../../shared/api/queries.js';
import { ProblemNotice } from '../../../shared/feedback/problem-notice.js';
import { useT } from '../../../shared/text/use-t.js';
import { GapList } from './gap-list.js';

export interface PublishFormProps {
  readonly draft: CourseDraftView;
  readonly gaps: readonly PublishingGap[];
  readonly mayPublish: boolean;
  readonly onPublished: (version: OutputOf<typeof publishDraft>) => void;
}

const SHORTEST_REASON = 5;
const LONGEST_REASON = 500;

/** The gaps with their ticks, and one tick for all of them. */
function Gaps(
  props: PublishFormProps & { waived: ReadonlySet<string>; onWaive: (keys: readonly string[], isOn: boolean) => void },
) {
  const t = useT();
  const { draft, gaps, mayPublish, waived, onWaive } = props;
  if (gaps.length === 0) return <Notice tone="good" title={t('authoring.publish.ready')} />;
  const waivable = gaps.filter(({ isWaivable }) => isWaivable).map(({ key }) => key);
  const isAll = waived.size >= waivable.length;
  return (
    <Card title={t('authoring.publish.gaps', { count: gaps.length })}>
      {mayPublish && waivable.length > 1 && (
        <Button isSmall onClick={() => onWaive(waivable, !isAll)}>
          {t(isAll ? 'authoring.gap.waive-none' : 'authoring.gap.waive-all')}
        </Button>
      )}
      <GapList draft={draft} gaps={gaps} canWaive={mayPublish} waived={waived} onWaive={onWaive} />
    </Card>
  );
}

/** Waives what may be waived, one reason for all that were ticked, and publishes. */
export function PublishForm(props: PublishFormProps) {
  const { draft, gaps, mayPublish, onPublished } = props;
  const t = useT();
  const [waived, setWaived] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  // The draft itself is no more: nothing about it is asked again.
  const publish = useCall(publishDraft, { invalidates: [keyOf(listAuthoredCourses)], onSuccess: onPublished });
  const open = gaps.filter(({ key }) => !waived.has(key));
  const isReasonShort = waived.size > 0 && reason.trim().length < SHORTEST_REASON;
  const waive = (keys: readonly string[], isOn: boolean) =>
    setWaived(new Set(isOn ? [...waived, ...keys] : [...waived].filter((key) => !keys.includes(key))));
  const send = () => {
    setTried(true);
    if (isReasonShort || open.length > 0) return;
    const waivers = [...waived].map((key) => ({ key, reason: reason.trim() }));
    publish.mutate({ params: { courseId: draft.courseId }, body: { waivers } });
  };
  return (
    <>
      <ProblemNotice error={publish.error} />
      <Gaps {...props} waived={waived} onWaive={waive} />
      {waived.size > 0 && (
        <TextArea
          id="waiver-reason"
          label={t('authoring.gap.reason', { count: waived.size })}
          hint={t('authoring.gap.reason-hint')}
          error={isTried && isReasonShort && t('authoring.gap.reason-short')}
          rows={3}
          maxLength={LONGEST_REASON}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
      {isTried && open.length > 0 && (
        <Notice tone="warning" isLive title={t('authoring.publish.still-open', { count: open.length })} />
      )}
      {mayPublish && (
        <div className="ed-actions">
          <Button variant="primary" isBusy={publish.isPending} busyText={t('authoring.publish.busy')} onClick={send}>
            {t('authoring.publish.submit', { number: draft.number })}
          </Button>
        </div>
      )}
    </>
  );
}
