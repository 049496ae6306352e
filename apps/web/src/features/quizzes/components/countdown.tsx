import { formatDuration } from '@edukom/i18n';
import { Icon } from '@edukom/ui';
import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../../../shared/announce/announcer.js';
import { useT } from '../../../shared/text/use-t.js';
import { secondsToAnnounce, type ServerClock } from '../server-clock.js';

export interface CountdownProps {
  readonly deadline: Date;
  readonly clock: ServerClock;
  readonly onOver: () => void;
}

/** Seconds left by the server's clock, counted each second; `onOver` is called once per deadline. */
function useSecondsLeft({ deadline, clock, onOver }: CountdownProps): number {
  const t = useT();
  const announce = useAnnounce();
  const [left, setLeft] = useState(() => clock.secondsUntil(deadline));
  const latest = useRef({ before: left, isOver: false, t, announce, onOver });
  useEffect(() => {
    Object.assign(latest.current, { t, announce, onOver });
  }, [t, announce, onOver]);
  useEffect(() => {
    const look = () => {
      const now = clock.secondsUntil(deadline);
      const state = latest.current;
      const mark = secondsToAnnounce(state.before, now);
      state.before = now;
      setLeft(now);
      if (mark !== null)
        state.announce(
          mark >= 60
            ? state.t('quiz.time.said-minutes', { count: mark / 60 })
            : state.t('quiz.time.said-seconds', { count: mark }),
        );
      if (now > 0 || state.isOver) return;
      state.isOver = true;
      state.announce(state.t('quiz.time.over'));
      state.onOver();
    };
    // The deadline may have moved: then it is not over, and each minute is said anew.
    Object.assign(latest.current, { before: clock.secondsUntil(deadline), isOver: false });
    const timer = setInterval(look, 1_000);
    look();
    return () => clearInterval(timer);
  }, [deadline, clock]);
  return left;
}

/** The time left, always in sight; read out each minute, in the last minute each ten seconds. */
export function Countdown(props: CountdownProps) {
  const t = useT();
  const left = useSecondsLeft(props);
  return (
    <p className={left <= 60 ? 'quiz-time quiz-time-short' : 'quiz-time'} role="timer" aria-live="off">
      <Icon name="clock" />
      <span className="quiz-time-words">{t('quiz.time.left')}</span>
      <strong>{formatDuration(left)}</strong>
    </p>
  );
}
