import type { RunState } from '@edukom/contracts';
import { type Status, StatusPill } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';

const STATUS: Readonly<Record<RunState, Status>> = {
  planned: 'open',
  running: 'active',
  finished: 'good',
  cancelled: 'off',
};

export function RunStatePill({ state }: { state: RunState }) {
  return <StatusPill status={STATUS[state]}>{useT()(`runs.state.${state}`)}</StatusPill>;
}
