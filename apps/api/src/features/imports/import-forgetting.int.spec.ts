import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import { importClient, type ImportClient, PEOPLE_HEADER } from '../../../test/imports-factories.js';
import { withMunicipalities } from '../../../test/people-factories.js';
import { CARRY_OVER } from '../../migrations/1764000000026-import-wizard.js';
import { uuidv7 } from '../../platform/db/ids.js';
import { ImportSweeper } from './import-sweeper.js';

let api: TestApi;
let cookie: string;
let managerId: string;
let wizard: ImportClient;

beforeAll(async () => {
  api = await startTestApi();
  await withMunicipalities(api);
  managerId = await aPerson(api.db, { grants: [{ role: 'project-manager' }] });
  cookie = await api.signIn(managerId);
  wizard = importClient(api, cookie);
});
afterAll(() => api.close());

const lines = (name: string) => [
  PEOPLE_HEADER,
  `${name},Krasniqi,${name.toLowerCase()}@forget.example,Gjilan,Arsimi,Zyrtar,sq`,
];
/** Everything an import still says, as text. */
const said = async (importId: string): Promise<string> =>
  JSON.stringify([
    await api.db.query('SELECT summary FROM import_batch WHERE id = $1', [importId]),
    await api.db.query('SELECT fields, effect FROM import_row WHERE batch_id = $1', [importId]),
    await api.db.query('SELECT fingerprints AS printed FROM import_creation WHERE batch_id = $1', [importId]),
  ]);
const sweep = () => api.app.get(ImportSweeper).sweep();
const age = (importId: string, column: 'created_at' | 'applied_at', by: string) =>
  api.db.execute(`UPDATE import_batch SET ${column} = ${column} - $2::interval WHERE id = $1`, [importId, by]);

it('a dropped import keeps nothing of the people it named', async () => {
  const { importId } = await wizard.upload('people', lines('Dropped'));
  expect(await said(importId)).toContain('Dropped');
  await api.http(cookie).delete(`/api/imports/${importId}`).expect(204);
  expect(await said(importId)).not.toMatch(/Dropped|dropped@/);
  expect(await wizard.view(importId)).toMatchObject({ state: 'cancelled', counts: { create: 0 } });
  expect(await wizard.rows(importId)).toEqual([]);
});

it('previews are given up after a week, and files that no import has', async () => {
  const old = await wizard.upload('people', lines('Olden'));
  const young = await wizard.upload('people', lines('Young'));
  await age(old.importId, 'created_at', '7 days 1 minute');
  await age(young.importId, 'created_at', '6 days');
  const orphan = path.join(api.dataDir, 'imports', uuidv7());
  writeFileSync(orphan, 'left by a crash');
  const kept = path.join(api.dataDir, 'imports', young.importId);
  for (const file of [orphan, kept]) utimesSync(file, 0, 0);
  await sweep();
  expect((await wizard.view(old.importId)).state).toBe('cancelled');
  expect(await said(old.importId)).not.toMatch(/Olden|olden@/);
  expect((await wizard.view(young.importId)).state).toBe('previewed');
  expect([existsSync(orphan), existsSync(kept)]).toEqual([false, true]);
  await wizard.apply(young);
});

it('rows are forgotten when undoing is over, and not before', async () => {
  const imported = await wizard.upload('people', lines('Applied'));
  await wizard.apply(imported);
  await age(imported.importId, 'applied_at', '23 hours');
  await sweep();
  expect(await said(imported.importId)).toMatch(/Applied.*"printed":\["/);
  await age(imported.importId, 'applied_at', '61 minutes');
  await sweep();
  expect(await said(imported.importId)).not.toMatch(/Applied|applied@|"printed":\[/);
  expect(await wizard.view(imported.importId)).toMatchObject({
    state: 'applied',
    undoUntil: null,
    counts: { create: 1 },
  });
  expect(await wizard.rows(imported.importId)).toMatchObject([{ decision: 'create', cells: {}, changes: [] }]);
  await expect(wizard.undo(imported.importId)).rejects.toThrow('import.undo-late');
});

it('imports of before the wizard can be looked at, and not applied or undone', async () => {
  const now = new Date();
  const summary = { revision: 1, counts: { create: 1, update: 0, skip: 0, error: 0 }, invitations: 0 };
  const made = async (state: 'previewed' | 'applied') => {
    const id = uuidv7();
    await api.db.execute(
      `INSERT INTO import_batch (id, kind, file_name, state, created_by, created_at, applied_at, summary)
       VALUES ($1, 'people', 'old.csv', $2, $3, $4, $5, $6)`,
      [id, state, managerId, now, state === 'applied' ? now : null, JSON.stringify(summary)],
    );
    await api.db.execute(
      `INSERT INTO import_row (batch_id, line, decision, reasons, fields) VALUES ($1, 2, 'create', '[]', '{"givenName": "Ana"}')`,
      [id],
    );
    return id;
  };
  const [preview, applied] = [await made('previewed'), await made('applied')];
  const untouched = await wizard.upload('people', lines('Untouched'));
  const client = await api.db.connect();
  await client.query(CARRY_OVER).finally(() => client.release());
  expect(await wizard.view(preview)).toMatchObject({
    state: 'cancelled',
    reading: { header: [] },
    counts: { create: 0 },
  });
  expect(await wizard.view(applied)).toMatchObject({ state: 'applied', undoUntil: null, counts: { create: 1 } });
  expect(await wizard.rows(applied)).toMatchObject([{ line: 2, cells: {}, changes: [] }]);
  await expect(wizard.undo(applied)).rejects.toThrow('import.undo-late');
  expect(await wizard.view(untouched.importId)).toEqual(untouched);
});
