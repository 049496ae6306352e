import { formatShare } from '@edukom/i18n';
import { Button, Icon, ProgressBar } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';
import type { TextSize } from '../lesson/use-text-size.js';
import type { LessonReading } from '../progress/use-lesson-progress.js';
import { TextSizeControl } from './text-size-control.js';

export interface LessonBarProps {
  readonly reading: LessonReading;
  readonly size: TextSize;
  readonly onSize: (size: TextSize) => void;
  readonly isResumed: boolean;
}

/** Stays in view while reading: how far I am, whether it is kept, the size of the text. */
export function LessonBar({ reading, size, onSize, isResumed }: LessonBarProps) {
  const t = useT();
  const share = formatShare(t.locale, reading.share);
  return (
    <div className="web-lesson-bar">
      <ProgressBar
        label={t('learning.lesson.read', { share })}
        value={reading.share}
        max={10_000}
        isLabelHidden
        valueText={share}
      />
      <p className="web-lesson-sync" role="status">
        {reading.isUnsent && (
          <>
            <Icon name="offline" /> {t('learning.sync.unsent')}
          </>
        )}
      </p>
      {isResumed && (
        <Button variant="bare" isSmall onClick={() => window.scrollTo({ top: 0 })}>
          {t('learning.lesson.from-start')}
        </Button>
      )}
      <TextSizeControl size={size} onChange={onSize} />
    </div>
  );
}
