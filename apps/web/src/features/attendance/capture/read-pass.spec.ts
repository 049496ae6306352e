import { createHash, webcrypto } from 'node:crypto';
import type { CaptureList } from '@edukom/contracts';
import { withCheckSymbol } from '@edukom/domain';
import { readPass } from './read-pass.js';

beforeAll(() => {
  if (!globalThis.crypto.subtle) Object.defineProperty(globalThis.crypto, 'subtle', { value: webcrypto.subtle });
});

const code = withCheckSymbol('7KQ2FM4A');
const row = { enrolmentId: 'one', passHash: createHash('sha256').update(`session:${code}`).digest('hex') };
const list = { sessionId: 'session', rows: [row] } as unknown as CaptureList;

it('knows whose code it is without a network, however it is written', async () => {
  expect(await readPass(list, code)).toEqual({ kind: 'person', code, row });
  expect(await readPass(list, `${code.slice(0, 3)} ${code.slice(3).toLowerCase()}`)).toMatchObject({ kind: 'person' });
});

it('tells a slip of the finger from a code of somebody who is not on the list', async () => {
  expect(await readPass(list, `A${code.slice(1)}`)).toEqual({ kind: 'mistyped' });
  expect(await readPass(list, withCheckSymbol('7KQ2FM4B'))).toEqual({ kind: 'unknown' });
  expect(await readPass({ ...list, sessionId: 'another' }, code)).toEqual({ kind: 'unknown' });
});
