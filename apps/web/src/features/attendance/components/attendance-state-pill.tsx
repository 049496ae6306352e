import type { BoardRow } from '@edukom/contracts';
import { type Status, StatusPill } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';

const STATUS: Readonly<Record<BoardRow['state'], Status>> = {
  present: 'good',
  partial: 'active',
  absent: 'bad',
  excused: 'off',
  'to-confirm': 'needs',
  none: 'open',
};

export function AttendanceStatePill({ state }: { state: BoardRow['state'] }) {
  return <StatusPill status={STATUS[state]}>{useT()(`attendance.state.${state}`)}</StatusPill>;
}
