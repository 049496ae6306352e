import type { MandatoryState as State } from '@edukom/domain';
import { type Status, StatusPill } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';

const STATUS: Readonly<Record<State, Status>> = { done: 'good', enrolled: 'active', missing: 'open', overdue: 'bad' };

export function MandatoryState({ state }: { state: State }) {
  const t = useT();
  return <StatusPill status={STATUS[state]}>{t(`mandatory.state.${state}`)}</StatusPill>;
}
