import { listMedia, type MediaView } from '@edukom/contracts';
import type { MediaKind } from '@edukom/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { keyOf } from '../api/queries.js';
import { MediaUpload, type UploadStep } from './media-upload.js';

/** One upload at a time of a field: the file, how far it is, and what to do about it. */
export interface FieldUpload {
  readonly file: File | null;
  readonly step: UploadStep | null;
  readonly begin: (file: File) => void;
  readonly hold: () => void;
  readonly goOn: () => void;
  readonly giveUp: () => void;
}

/** Uploads what is chosen and tells when all of it has arrived. It is held when the field goes away. */
export function useMediaUpload(courseId: string, kind: MediaKind, onArrived: (media: MediaView) => void): FieldUpload {
  const client = useQueryClient();
  const upload = useRef<MediaUpload | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [step, setStep] = useState<UploadStep | null>(null);
  const readAgain = () => void client.invalidateQueries({ queryKey: keyOf(listMedia, { params: { courseId } }) });
  const hear = useEffectEvent((next: UploadStep) => {
    setStep(next);
    if (next.at === 'sending' || next.at === 'waiting') return;
    readAgain();
    if (next.at === 'arrived') onArrived(next.media);
  });
  useEffect(() => {
    if (!file) return undefined;
    const sending = new MediaUpload(courseId, kind, file, (next) => upload.current === sending && hear(next));
    upload.current = sending;
    sending.start();
    return () => {
      upload.current = null;
      sending.hold();
    };
  }, [courseId, kind, file]);
  const forget = () => {
    setFile(null);
    setStep(null);
  };
  return {
    file,
    step,
    begin: (chosen) => {
      setStep(null);
      // The same file chosen again begins anew: it goes on where the server is.
      setFile(new File([chosen], chosen.name, { type: chosen.type, lastModified: chosen.lastModified }));
    },
    hold: () => upload.current?.hold(),
    goOn: () => upload.current?.start(),
    giveUp: () => {
      void upload.current?.giveUp().then(readAgain);
      forget();
    },
  };
}
