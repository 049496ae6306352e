import type { AttemptTime, AttemptView } from '@edukom/contracts';
import { useCallback, useState } from 'react';

/** The time of the attempt as the server told it last. */
export interface KnownTime extends AttemptTime {
  /** It became longer while this page was open: the person is told. */
  readonly hasGrown: boolean;
}

const isSame = (known: AttemptTime, told: AttemptTime): boolean =>
  known.extraSeconds === told.extraSeconds && known.deadlineAt?.getTime() === told.deadlineAt?.getTime();

/** Follows the deadline, which may move while the quiz is being sat. `hear` never changes. */
export function useAttemptTime({ deadlineAt, extraSeconds = 0 }: AttemptView): {
  readonly time: KnownTime;
  readonly hear: (told: AttemptTime | null) => void;
} {
  const [time, setTime] = useState<KnownTime>({ deadlineAt, extraSeconds, hasGrown: false });
  const hear = useCallback((told: AttemptTime | null) => {
    if (!told) return;
    setTime((known) =>
      isSame(known, told) ? known : { ...told, hasGrown: known.hasGrown || told.extraSeconds > known.extraSeconds },
    );
  }, []);
  return { time, hear };
}
