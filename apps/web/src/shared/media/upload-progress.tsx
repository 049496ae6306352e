import { Button, Notice, ProgressBar } from '@edukom/ui';
import { isPassing } from '../api/query-client.js';
import { ProblemNotice } from '../feedback/problem-notice.js';
import { useT } from '../text/use-t.js';
import { sizeText } from './media-facts.js';
import type { FieldUpload } from './use-media-upload.js';

/** An upload under way or failed, with what can be done about it; nothing when all has arrived. */
export function UploadProgress({ upload }: { upload: FieldUpload }) {
  const { file, step, goOn } = upload;
  if (!file || !step || step.at === 'arrived') return null;
  if (step.at !== 'failed') return <UnderWay upload={upload} file={file} at={step.at} sent={step.sent} />;
  return <ProblemNotice error={step.error} onRetry={isPassing(step.error) ? goOn : undefined} />;
}

interface UnderWayProps {
  readonly upload: FieldUpload;
  readonly file: File;
  readonly at: 'sending' | 'waiting' | 'paused';
  readonly sent: number;
}

function UnderWay({ upload: { hold, goOn, giveUp }, file, at, sent }: UnderWayProps) {
  const t = useT();
  const isHeld = at === 'paused';
  return (
    <div className="web-upload">
      <ProgressBar
        label={t('media.upload.sending', { name: file.name })}
        value={sent}
        max={file.size}
        valueText={t('media.upload.progress', { done: sizeText(t, sent), all: sizeText(t, file.size) })}
      />
      {at !== 'sending' && (
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
