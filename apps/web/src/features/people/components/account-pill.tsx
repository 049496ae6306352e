import type { PersonRow } from '@edukom/contracts';
import { StatusPill, type Status } from '@edukom/ui';
import { useT } from '../../../shared/text/use-t.js';

const STATUS: Readonly<Record<PersonRow['account'], Status>> = {
  none: 'open',
  invited: 'active',
  active: 'good',
  deactivated: 'off',
};

/** Whether somebody can sign in, in a word. */
export function AccountPill({ account }: { account: PersonRow['account'] }) {
  const t = useT();
  return <StatusPill status={STATUS[account]}>{t(`people.account.${account}`)}</StatusPill>;
}
