import type { TcpProxy } from '../proxy/tcp-proxy.js';
import type { Official } from './official.js';

/**
 * How the network is away: connections refused; taken and never answered, as by a dead access point; or known to the
 * browser itself, as without a cable.
 */
export const outages = ['refused', 'hanging', 'known'] as const;
export type Outage = (typeof outages)[number];

export async function cut(outage: Outage, line: TcpProxy, officials: readonly Official[]): Promise<void> {
  if (outage === 'refused') await line.unplug();
  else if (outage === 'hanging') line.set('hang');
  else await Promise.all(officials.map(({ context }) => context.setOffline(true)));
}

/** The network is back; what hung meanwhile has lost its connection. */
export async function comeBack(outage: Outage, line: TcpProxy, officials: readonly Official[]): Promise<void> {
  if (outage === 'refused') await line.plugIn();
  else if (outage === 'hanging') {
    line.set('pass');
    line.cutAll();
  } else await Promise.all(officials.map(({ context }) => context.setOffline(false)));
}
