import type { LearnerOutlineActivity, LockReason } from '@edukom/contracts';
import { formatDate, formatShare, type Translate } from '@edukom/i18n';
import type { LocalizedText } from '@edukom/domain';
import { useReadText } from '../../../shared/text/localized.js';
import { useT } from '../../../shared/text/use-t.js';

/** A condition that does not hold yet, as a sentence; one that names nothing there is says only that it opens later. */
function reasonText(t: Translate, reason: LockReason, read: (text: LocalizedText) => string): string {
  switch (reason.kind) {
    case 'lessons':
      return t('learning.locked.why');
    case 'from':
      return t('learning.locked.from', { date: formatDate(t.locale, reason.date) });
    case 'after':
      return reason.title ? t('learning.locked.after', { title: read(reason.title) }) : t('learning.locked.other');
    case 'score':
      return reason.title
        ? t('learning.locked.score', { title: read(reason.title), share: formatShare(t.locale, reason.atLeast) })
        : t('learning.locked.other');
    case 'prerequisite':
      return reason.title
        ? t('learning.locked.prerequisite', { title: read(reason.title) })
        : t('learning.locked.other');
  }
}

/** Why an activity cannot be begun yet, a line for each condition; nothing of what is open. */
export function LockReasons({ activity }: { activity: LearnerOutlineActivity }) {
  const t = useT();
  const read = useReadText();
  if (activity.state !== 'locked') return null;
  const reasons = activity.lockedBy ?? [];
  const lines =
    reasons.length > 0 ? reasons.map((reason) => reasonText(t, reason, read)) : [t('learning.locked.other')];
  return [...new Set(lines)].map((line) => (
    <p key={line} className="ed-hint">
      {line}
    </p>
  ));
}
