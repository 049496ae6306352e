import type { RequestItem } from '@edukom/contracts';
import { type Status, StatusPill } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';

const STATUS: Readonly<Record<RequestItem['state'], Status>> = {
  requested: 'open',
  endorsed: 'open',
  invited: 'needs',
  waitlisted: 'active',
  enrolled: 'good',
  'no-show': 'bad',
  refused: 'off',
  declined: 'off',
  withdrawn: 'off',
  lapsed: 'off',
};

export function RequestState({ state }: { state: RequestItem['state'] }) {
  const t = useT();
  return <StatusPill status={STATUS[state]}>{t(`places.state.${state}`)}</StatusPill>;
}
