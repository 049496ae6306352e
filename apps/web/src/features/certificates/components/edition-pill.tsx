import type { LedgerEntry } from '@edukom/contracts';
import { StatusPill, type Status } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';

const STATUS: Readonly<Record<LedgerEntry['state'], Status>> = {
  issued: 'good',
  reinstated: 'good',
  revoked: 'bad',
  superseded: 'off',
  expired: 'off',
};

/** The state of a certificate in a word. */
export function EditionPill({ state }: { state: LedgerEntry['state'] }) {
  const t = useT();
  return <StatusPill status={STATUS[state]}>{t(`certificates.state.${state}`)}</StatusPill>;
}
