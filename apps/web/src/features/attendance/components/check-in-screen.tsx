import type { SessionBoard } from '@edukom/contracts';
import { Button, LinkButton, Notice } from '@edukom/ui';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useProblemText } from '../../../shared/api/use-problem-text.js';
import { useAppPath } from '../../../shared/navigation/use-app-path.js';
import { useT } from '../../../shared/text/use-t.js';
import { type CurrentCode, currentCode } from '../current-code.js';
import { checkInCodesQuery } from '../queries.js';
import { useNow } from '../../../shared/time/use-now.js';

const TICK_MS = 500;

function Shown({ shown }: { shown: CurrentCode }) {
  const t = useT();
  const { code, secondsLeft } = shown;
  return (
    <div className="attendance-shown">
      <svg
        className="attendance-qr"
        role="img"
        aria-label={t('attendance.screen.qr')}
        viewBox={`0 0 ${code.qrSize} ${code.qrSize}`}
        shapeRendering="crispEdges"
      >
        <rect className="attendance-qr-paper" width={code.qrSize} height={code.qrSize} />
        <path className="attendance-qr-ink" d={code.qrPath} />
      </svg>
      <div className="attendance-code">
        <p className="attendance-screen-lead">{t('attendance.screen.scan')}</p>
        <p>{t('attendance.screen.or')}</p>
        <p className="attendance-code-letters">
          {code.code.slice(0, 3)} {code.code.slice(3)}
        </p>
        <p className="ed-hint">{t('attendance.screen.seconds', { count: secondsLeft })}</p>
      </div>
    </div>
  );
}

/** What hangs on the wall: the rotating QR, the code to type, how many are here. */
export function CheckInScreen({ board }: { board: SessionBoard }) {
  const t = useT();
  const to = useAppPath();
  const box = useRef<HTMLDivElement>(null);
  const now = useNow(TICK_MS);
  const codes = useQuery(checkInCodesQuery(board.sessionId));
  const problem = useProblemText(codes.error);
  const shown = codes.data ? currentCode(codes.data, codes.dataUpdatedAt, now) : null;
  const { present, expected } = board;
  return (
    <div ref={box} className="attendance-screen">
      <h1>{board.title}</h1>
      {shown && <Shown shown={shown} />}
      {!shown && problem && <Notice tone="bad" isLive title={problem} />}
      {!shown && codes.data && !problem && <Notice tone="warning" isLive title={t('attendance.screen.waiting')} />}
      <p className="attendance-screen-count">{t('attendance.screen.present', { present, expected })}</p>
      <p className="ed-hint">{t('attendance.screen.weak')}</p>
      <div className="ed-actions">
        {document.fullscreenEnabled && (
          <Button onClick={() => void box.current?.requestFullscreen()}>{t('attendance.screen.full')}</Button>
        )}
        <LinkButton href={to(`/sessions/${board.sessionId}/attendance`)}>{t('attendance.screen.back')}</LinkButton>
      </div>
    </div>
  );
}
