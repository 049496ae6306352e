import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { closedLoop } from '../bench/load.js';
import { json, LoadClient } from '../bench/load-client.js';
import { TcpProxy } from '../proxy/tcp-proxy.js';
import type { FaultContext, FaultItem } from './fault-item.js';
import { compareLedger, Ledger, type LedgerComparison, type LedgerEntry, readLedger } from './ledger.js';

const clients = 4;
const tries = 20;

interface Trial {
  readonly comparison: LedgerComparison;
  readonly lostReplies: number;
  readonly lostRequests: number;
  /** Operations that never got a 2xx in all their tries. */
  readonly givenUp: number;
}

/**
 * Calibration of the harness, no promise of the product: a small server behind the proxy, which loses requests and
 * replies. With an idempotency key nothing is lost or doubled; without it the same harness must find doubles.
 */
export function lostReplyItem(): FaultItem {
  return {
    id: 'R0',
    title: 'harness: requests and replies lost on the way to a sample server',
    floor: '0 lost, 0 doubled',
    goal: '0 lost, 0 doubled',
    repetitions: { full: 5_000, reduced: 500 },
    limitSeconds: { full: 120, reduced: 30 },
    run: async (context) => {
      const { comparison, lostReplies, lostRequests, givenUp } = await runTrial(context, true);
      return {
        figure: `${comparison.lost.length} lost, ${comparison.duplicated.length} doubled`,
        reference: `${comparison.acknowledged} acknowledged, ${lostRequests} requests and ${lostReplies} replies lost`,
        count: lostReplies + lostRequests,
        pass: comparison.pass && givenUp === 0 && lostReplies > 0 && lostRequests > 0,
      };
    },
    control: async (context) => {
      const { comparison } = await runTrial(context, false);
      return { caught: comparison.duplicated.length, variant: 'no idempotency key' };
    },
  };
}

async function runTrial(context: FaultContext, keyed: boolean): Promise<Trial> {
  const stored: LedgerEntry[] = [];
  const server = await openSampleServer(stored, keyed);
  const proxy = await TcpProxy.open({ targetPort: (server.address() as AddressInfo).port, seed: 11 });
  const path = join(context.folder, 'ledger');
  const ledger = await Ledger.open(path);
  const all = Array.from({ length: clients }, () => new LoadClient(proxy.port, 5_000));
  try {
    proxy.set('pass', [
      { mode: 'deliver-then-drop-reply', method: 'PUT', share: 0.1 },
      { mode: 'drop-request', method: 'PUT', share: 0.1 },
    ]);
    const result = await closedLoop(
      clients,
      60,
      async (place, index) => {
        context.signal.throwIfAborted();
        const entry = { key: `answer-${index}`, revision: 1, value: `${index}` };
        await saveUntilAcknowledged(all[place], entry);
        await ledger.record(entry);
      },
      { operations: context.repetitions },
    );
    const { byMode } = proxy.counters();
    return {
      comparison: compareLedger(readLedger(path), stored),
      lostReplies: byMode['deliver-then-drop-reply'],
      lostRequests: byMode['drop-request'],
      givenUp: result.errors,
    };
  } finally {
    all.forEach((client) => client.close());
    await ledger.close();
    await proxy.close();
    server.close();
  }
}

async function saveUntilAcknowledged(client: LoadClient | undefined, entry: LedgerEntry): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const reply = await client?.request(json('PUT', '/save', entry));
      if (reply?.status === 204) return;
      throw new Error(`status ${reply?.status}`);
    } catch (error) {
      if (attempt === tries) throw error;
    }
  }
}

async function openSampleServer(stored: LedgerEntry[], keyed: boolean): Promise<Server> {
  const done = new Set<string>();
  const server = createServer((request, reply) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const entry = JSON.parse(body) as LedgerEntry;
      if (!keyed || !done.has(entry.key)) stored.push(entry);
      done.add(entry.key);
      reply.writeHead(204).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
