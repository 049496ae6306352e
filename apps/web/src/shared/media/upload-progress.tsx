import { Button, Notice, ProgressBar } from '@edukom/ui';
import { ProblemNotice } from '../feedback/problem-notice.js';
import { useT } from '../text/use-t.js';
import { sizeText } from './media-facts.js';
import type { FieldUpload } from './use-media-upload.js';

/** An upload under way, with what can be done about it; nothing when all has arrived. */
export function UploadProgress({ upload: { file, step, hold, goOn, giveUp } }: { upload: FieldUpload }) {
  const t = useT();
  if (!file || !step || step.at === 'arrived') return null;
  if (step.at === 'failed') return <ProblemNotice error={step.error} onRetry={goOn} />;
  const isHeld = step.at === 'paused';
  return (
    <div className="web-upload">
      <ProgressBar
        label={t('media.upload.sending', { name: file.name })}
        value={step.sent}
        max={file.size}
        valueText={t('media.upload.progress', { done: sizeText(t, step.sent), all: sizeText(t, file.size) })}
      />
      {step.at !== 'sending' && (
        <Notice tone={isHeld ? 'info' : 'warning'} isLive>
          {t(isHeld ? 'media.upload.paused' : 'media.upload.waiting')}
        </Notice>
      )}
      <div className="ed-actions">
        <Button isSmall onClick={isHeld ? goOn : hold}>
          {t(isHeld ? 'media.upload.resume' : 'media.upload.pause')}
        </Button>
        <Button isSmall variant="bare" onClick={giveUp}>
          {t('media.upload.cancel')}
        </Button>
      </div>
    </div>
  );
}
