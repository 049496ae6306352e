import { embedUrl } from '@edukom/contracts';
import type { LocalizedText } from '@edukom/domain';
import { Button, Icon } from '@edukom/ui';
import { useEffect, useRef, useState } from 'react';
import { useReading } from '../text/localized.js';
import { useT } from '../text/use-t.js';

/**
 * A page of a third party. Before the click it is a sentence and a button: no request, no look-up of the host's name,
 * nothing that would tell anybody who reads the lesson. The policy of our pages allows frames of these hosts alone.
 */
export function EmbeddedPlayer({ url, title }: { url: string; title: LocalizedText }) {
  const t = useT();
  const { plain } = useReading();
  const [isWanted, setWanted] = useState(false);
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    // The button that had the focus is gone: it goes on with what came in its place.
    if (isWanted) frame.current?.focus();
  }, [isWanted]);
  if (!embedUrl.safeParse(url).success) return null;
  if (isWanted)
    return (
      <iframe
        ref={frame}
        className="web-embed"
        src={url}
        title={plain(title)}
        // Players refuse to play without knowing the site; they learn its name, not the page.
        referrerPolicy="strict-origin"
        sandbox="allow-scripts allow-same-origin allow-popups allow-presentation"
        allow="fullscreen; encrypted-media; picture-in-picture"
      />
    );
  const host = new URL(url).hostname;
  return (
    <div className="web-embed-notice">
      <p>
        <Icon name="info" /> {t('media.show.embed', { host })}
      </p>
      <Button onClick={() => setWanted(true)}>{t('media.show.embed-load', { host })}</Button>
    </div>
  );
}
