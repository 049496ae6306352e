import { Button, Notice } from '@edukom/ui';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../../shared/text/use-t.js';
import { loadScanner } from './scan-codes.js';

/** Often enough that nobody waits, and a phone stays cool. */
const LOOK_MS = 250;
const MOST_FAILURES = 12;

type Trouble = 'denied' | 'none';

const troubleOf = (error: unknown): Trouble =>
  error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'none';

/** Looks through the camera until it is left, and tells each code it sees, once as long as it stays in view. */
async function watch(video: HTMLVideoElement, signal: AbortSignal, onCode: (code: string) => void): Promise<void> {
  const [reader, stream] = await Promise.all([
    loadScanner(),
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false }),
  ]);
  const stop = () => stream.getTracks().forEach((track) => track.stop());
  if (signal.aborted) return stop();
  signal.addEventListener('abort', stop);
  video.srcObject = stream;
  await video.play();
  let last = '';
  let failures = 0;
  while (!signal.aborted) {
    const found = await reader.detect(video).catch((error: unknown) => {
      // A picture that is not there yet is no failure; a reader that never reads is.
      failures += 1;
      if (failures > MOST_FAILURES) throw error;
      return [];
    });
    const code = found[0]?.rawValue ?? '';
    if (code !== '' && code !== last) onCode(code);
    last = code;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** The camera as a reader of codes. Who has none types the code. */
export function Camera({ onCode }: { onCode: (code: string) => void }) {
  const t = useT();
  const [isOn, setOn] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const video = useRef<HTMLVideoElement>(null);
  const tell = useRef(onCode);
  useEffect(() => {
    tell.current = onCode;
  });
  useEffect(() => {
    const picture = video.current;
    if (!isOn || !picture) return;
    const leaving = new AbortController();
    watch(picture, leaving.signal, (code) => tell.current(code)).catch((error: unknown) => {
      if (leaving.signal.aborted) return;
      setTrouble(troubleOf(error));
      setOn(false);
    });
    return () => leaving.abort();
  }, [isOn]);
  return (
    <div className="capture-camera">
      {isOn && <video ref={video} muted playsInline aria-label={t('capture.phone.camera-view')} />}
      {trouble && <Notice tone="warning" isLive title={t(`capture.phone.camera-${trouble}`)} />}
      <Button
        icon="qr"
        onClick={() => {
          setTrouble(null);
          setOn(!isOn);
        }}
      >
        {t(isOn ? 'capture.phone.camera-stop' : 'capture.phone.camera')}
      </Button>
    </div>
  );
}
