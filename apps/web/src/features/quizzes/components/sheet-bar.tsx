import type { AttemptView } from '@edukom/contracts';
import type { OutboxState } from '../outbox/outbox.js';
import type { KnownTime } from '../presence/use-attempt-time.js';
import type { ServerClock } from '../server-clock.js';
import { AttemptTimeLine } from './attempt-time.js';
import { Countdown } from './countdown.js';
import { SaveStatus } from './save-status.js';

export interface SheetBarProps {
  readonly view: AttemptView;
  readonly state: OutboxState;
  readonly time: KnownTime;
  readonly clock: ServerClock;
  readonly onOver: () => void;
}

/** Saved or not, and the time: in sight whatever the length of the question. */
export function SheetBar({ view, state, time, clock, onOver }: SheetBarProps) {
  return (
    <>
      <div className="quiz-bar">
        <SaveStatus state={state} />
        {time.deadlineAt && <Countdown deadline={time.deadlineAt} clock={clock} onOver={onOver} />}
      </div>
      <AttemptTimeLine view={view} time={time} />
    </>
  );
}
