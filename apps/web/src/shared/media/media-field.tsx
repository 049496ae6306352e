import type { CourseMedia, MediaView } from '@edukom/contracts';
import { MEDIA_LIMITS, type MediaKind } from '@edukom/domain';
import { FileField, Notice, SelectField } from '@edukom/ui';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { useAnnounce } from '../announce/announcer.js';
import { ProblemNotice } from '../feedback/problem-notice.js';
import { useT } from '../text/use-t.js';
import { ChosenMedia } from './chosen-media.js';
import { ACCEPTED } from './media-facts.js';
import type { UploadStep } from './media-upload.js';
import { useMediaOf } from './queries.js';
import { UploadProgress } from './upload-progress.js';
import { useMediaUpload } from './use-media-upload.js';

export interface MediaFieldProps {
  readonly id: string;
  readonly courseId: string;
  readonly kind: MediaKind;
  readonly mediaId: string | null;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  /** The id is known as soon as all bytes have arrived; the file may still be refused after that. */
  readonly onChange: (mediaId: string | null) => void;
}

const MIB = 1024 * 1024;

/** Reads out when the chosen file has been checked. */
function useSayState(media: MediaView | undefined): void {
  const t = useT();
  const announce = useAnnounce();
  const before = useRef<MediaView['state']>(undefined);
  const say = useEffectEvent(() => {
    if (media && before.current === 'checking' && media.state !== 'checking')
      announce(media.reason ? t(`media.reason.${media.reason}`) : t(`media.state.${media.state}`));
    before.current = media?.state;
  });
  useEffect(() => say(), [media?.state]);
}

/** The file of this id: as the course lists it, or as the upload that has just ended told it. */
function useChosen(courseId: string, mediaId: string | null, arrived: MediaView | null) {
  const query = useMediaOf(courseId);
  const all = query.data?.media ?? [];
  const known = [...all, ...(arrived ? [arrived] : [])].find((one) => one.id === mediaId);
  useSayState(known);
  return { query, all, chosen: known, isGone: mediaId !== null && !known && query.isSuccess };
}

const isUnderWay = (step: UploadStep | null): boolean => step !== null && step.at !== 'arrived' && step.at !== 'failed';

interface ExistingProps {
  readonly id: string;
  readonly media: readonly CourseMedia[];
  readonly onChange: (mediaId: string) => void;
}

/** The files of this kind that are in the course already. */
function Existing({ id, media, onChange }: ExistingProps) {
  const t = useT();
  if (media.length === 0) return null;
  return (
    <SelectField
      id={`${id}-existing`}
      label={t('media.field.existing')}
      value=""
      emptyText={t('media.field.none')}
      options={media.map((one) => ({ value: one.id, label: one.name }))}
      onChange={(event) => event.target.value !== '' && onChange(event.target.value)}
    />
  );
}

/**
 * Chooses a file for a block: from the device, uploaded at once, or from those of the course. An upload outlives a lost
 * network; one that was interrupted goes on when the same file is chosen again.
 */
export function MediaField({ id, courseId, kind, mediaId, label, hint, error, onChange }: MediaFieldProps) {
  const t = useT();
  const announce = useAnnounce();
  const [arrived, setArrived] = useState<MediaView | null>(null);
  const upload = useMediaUpload(courseId, kind, (media) => {
    setArrived(media);
    announce(t('media.upload.arrived', { name: media.name }));
    onChange(media.id);
  });
  const { query, all, chosen, isGone } = useChosen(courseId, mediaId, arrived);
  return (
    <div className="web-media-field">
      <FileField
        id={id}
        label={label}
        hint={hint ?? t(`media.field.types.${kind}`, { maximum: MEDIA_LIMITS[kind] / MIB })}
        error={error}
        dropText={t('media.field.drop')}
        accept={ACCEPTED[kind]}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) upload.begin(file);
          // So that the same file can be chosen again.
          event.target.value = '';
        }}
      />
      <UploadProgress upload={upload} />
      {query.isError && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {chosen && <ChosenMedia media={chosen} onTakeOut={() => onChange(null)} />}
      {isGone && <Notice tone="warning">{t('media.field.gone')}</Notice>}
      {!isUnderWay(upload.step) && (
        <Existing
          id={id}
          media={all.filter((one) => one.kind === kind && one.state === 'ready' && one.id !== mediaId)}
          onChange={onChange}
        />
      )}
    </div>
  );
}
