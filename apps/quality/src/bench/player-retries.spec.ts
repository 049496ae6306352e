import type { LoadReply } from './load-client.js';
import { PlayerRetries } from './player-retries.js';

const reply = (status: number, headers: Readonly<Record<string, string>> = {}): LoadReply => ({
  status,
  headers: new Map(Object.entries(headers)),
  body: Buffer.from('{}'),
});
const busy = reply(503, { 'retry-after': '2' });

/** Gives the replies one after the other. */
const answering = (...replies: readonly LoadReply[]) => {
  const left = [...replies];
  return async () => left.shift() ?? reply(500);
};

describe('PlayerRetries', () => {
  it('sends again after a refusal for now, and counts it', async () => {
    const retries = new PlayerRetries(() => 0);
    expect(await retries.insist(answering(busy, busy, reply(200)))).toMatchObject({ status: 200 });
    expect(retries).toMatchObject({ refused: 2, wrong: [] });
  });

  it.each([
    ['503 without Retry-After', reply(503)],
    ['500', reply(500)],
    ['429', reply(429, { 'retry-after': '2' })],
  ])('takes %s for wrong', async (_, other) => {
    const retries = new PlayerRetries(() => 0);
    await expect(retries.insist(answering(busy, other, reply(200)))).rejects.toThrow(`${other.status}`);
    expect(retries.wrong).toHaveLength(1);
  });

  it('takes a lost connection for wrong', async () => {
    const retries = new PlayerRetries(() => 0);
    await expect(retries.insist(() => Promise.reject(new Error('cut')))).rejects.toThrow('cut');
    expect(retries.wrong).toEqual(['cut']);
  });
});
