import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { Worker } from 'node:worker_threads';
import type { Arm, BenchItem } from './bench-item.js';
import { closedLoop } from './load.js';
import { LoadClient } from './load-client.js';

const clients = 16;

/** In a thread of its own, so that the clients do not wait for it on their own event loop. */
const helloServer = `
const { createServer } = require('node:http');
const { parentPort } = require('node:worker_threads');
const server = createServer((request, reply) => reply.end('hello')).listen(0, '127.0.0.1', () => {
  parentPort.postMessage(server.address().port);
});
`;

/**
 * Calibration of the harness, no goal of the product: the load client against Node's own on a server that does nothing.
 * While it is well above what the product reaches, the generator is not what is measured.
 */
export function loadClientItem(): BenchItem {
  let worker: Worker | undefined;
  let port = 0;
  return {
    id: 'P0',
    title: "the harness's own HTTP client beside Node's, 16 connections, empty server",
    unit: 'requests/s',
    direction: 'higher',
    floor: 1,
    goal: 1.3,
    reference: nodeClient(() => port),
    product: ownClient(() => port),
    setUp: async () => {
      worker = new Worker(helloServer, { eval: true });
      [port] = (await once(worker, 'message')) as [number];
    },
    tearDown: async () => {
      await worker?.terminate();
    },
  };
}

function ownClient(port: () => number): Arm {
  return {
    name: 'harness',
    run: async ({ seconds }) => {
      const all = Array.from({ length: clients }, () => new LoadClient(port()));
      const hello = (place: number) => all[place]?.request({ method: 'GET', path: '/' }) ?? Promise.resolve();
      const result = await closedLoop(clients, seconds, hello);
      all.forEach((client) => client.close());
      return { figure: result.perSecond, errors: result.errors };
    },
  };
}

function nodeClient(port: () => number): Arm {
  return {
    name: 'node:http',
    run: async ({ seconds }) => {
      const agent = new Agent({ keepAlive: true, maxSockets: clients });
      const hello = (): Promise<void> =>
        new Promise((resolve, reject) => {
          const sent = request({ port: port(), host: '127.0.0.1', agent }, (reply) => {
            reply.on('end', () => resolve()).resume();
          });
          sent.on('error', reject).end();
        });
      const result = await closedLoop(clients, seconds, hello);
      agent.destroy();
      return { figure: result.perSecond, errors: result.errors };
    },
  };
}
