import { Notice } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';

/** Says calmly that the same attempt is open in another tab of this browser, or on another device. */
export function PlacesNotice({ isInOtherTab, isElsewhere }: { isInOtherTab: boolean; isElsewhere: boolean }) {
  const t = useT();
  if (isInOtherTab)
    return (
      <Notice tone="warning" isLive title={t('quiz.tab.title')}>
        {t('quiz.tab.text')}
      </Notice>
    );
  if (!isElsewhere) return null;
  return (
    <Notice isLive title={t('quiz.elsewhere.title')}>
      {t('quiz.elsewhere.text')}
    </Notice>
  );
}
