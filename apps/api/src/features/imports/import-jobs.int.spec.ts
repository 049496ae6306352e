import type { ImportView } from '@edukom/contracts';
import { aPerson, startTestApi, type TestApi } from '../../../test/api.js';
import {
  aPersonRow,
  importClient,
  type ImportClient,
  PEOPLE_HEADER,
  peopleOf,
} from '../../../test/imports-factories.js';
import { withMunicipalities } from '../../../test/people-factories.js';
import { aLearner, aQuiz, started } from '../../../test/quizzes-factories.js';
import { Jobs } from '../../platform/jobs/jobs.js';

let api: TestApi;
let cookie: string;
let wizard: ImportClient;

beforeAll(async () => {
  api = await startTestApi();
  await withMunicipalities(api);
  cookie = await api.signIn(await aPerson(api.db, { grants: [{ role: 'project-manager' }] }));
  wizard = importClient(api, cookie);
});
afterAll(() => api.close());

const people = (domain: string) => peopleOf(api, domain);

describe('large tables', () => {
  const table = (domain: string, count: number) => [
    PEOPLE_HEADER,
    ...Array.from({ length: count }, (_, index) => aPersonRow(`P${index}`, domain)),
  ];
  const settled = async (importId: string, look: (view: ImportView) => void = () => undefined) => {
    for (let tried = 0; tried < 600; tried += 1) {
      const view = await wizard.view(importId);
      look(view);
      if (view.progress === null) return view;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${importId} never ends`);
  };

  it('go on as jobs that say how far they are; stopped, nothing of them stays', async () => {
    const stopped = await wizard.upload('people', table('stopped.example', 2_100));
    expect(stopped).toMatchObject({ state: 'previewed', counts: { create: 2_100 } });
    expect(await wizard.apply(stopped)).toMatchObject({ state: 'applying', progress: { done: 0, total: 2_100 } });
    expect((await api.http(cookie).delete(`/api/imports/${stopped.importId}`)).status).toBe(204);
    const large = await wizard.upload('people', table('large.example', 12_000));
    expect(large).toMatchObject({ state: 'reading', progress: { done: 0, total: 0 } });
    expect((await api.http(cookie).get('/api/imports')).body.items[0]).toMatchObject({
      importId: large.importId,
      state: 'reading',
    });

    await api.app.get(Jobs).work();
    expect((await settled(stopped.importId)).state).toBe('cancelled');
    expect(await people('stopped.example')).toEqual([]);
    const previewed = await settled(large.importId);
    expect(previewed).toMatchObject({ state: 'previewed', revision: 1, counts: { create: 12_000, error: 0 } });
    const again = wizard.apply(previewed);
    expect((await again).state).toBe('applying');
    expect((await wizard.apply(previewed)).state).not.toBe('previewed');
    expect(await settled(large.importId)).toMatchObject({ state: 'applied', counts: previewed.counts });
    expect(await people('large.example')).toHaveLength(12_000);
    expect(await wizard.undo(large.importId)).toMatchObject({ state: 'undoing' });
    expect(await settled(large.importId)).toMatchObject({ state: 'undone', undone: { back: 12_000, left: 0 } });
    expect(await people('large.example')).toEqual([]);
  });

  it('look a place of work up as often as rows are under way at once, and put the search in order once, at the end', async () => {
    const view = await wizard.upload('people', table('places.example', 9_000));
    expect((await settled(view.importId)).state).toBe('previewed');
    const asked = { department: 0, position: 0, person: 0 };
    let tidied = 0;
    const stop = api.db.listen((sql) => {
      if (sql.includes('gin_clean_pending_list')) tidied += 1;
      for (const place of ['department', 'position', 'person'] as const)
        if (sql.includes(`INSERT INTO ${place} (`)) asked[place] += 1;
    });
    await wizard.apply(await wizard.view(view.importId));
    expect((await settled(view.importId)).state).toBe('applied');
    for (let tried = 0; tried < 100 && tidied === 0; tried += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    stop();
    expect([asked.person, tidied]).toEqual([9, 1]);
    for (const times of [asked.department, asked.position]) {
      expect(times).toBeGreaterThanOrEqual(1);
      expect(times).toBeLessThanOrEqual(3);
    }
  });

  it('go gently while the time of somebody’s quiz is running, and do the same', async () => {
    const scene = await aQuiz(api);
    const learner = await aLearner(api, scene);
    const attempt = await started(api, scene, learner.cookie);
    const piecesOf = async (domain: string) => {
      const view = await wizard.upload('people', table(domain, 2_100));
      let pieces = 0;
      const stop = api.db.listen((sql) => {
        if (sql.includes('INSERT INTO person (')) pieces += 1;
      });
      await wizard.apply(view);
      expect(await settled(view.importId)).toMatchObject({ state: 'applied', counts: { create: 2_100 } });
      stop();
      expect(await people(domain)).toHaveLength(2_100);
      expect((await wizard.undo(view.importId)).state).toBe('undoing');
      expect(await settled(view.importId)).toMatchObject({ state: 'undone', undone: { back: 2_100, left: 0 } });
      return pieces;
    };
    expect(await piecesOf('gently.example')).toBe(21);
    await api.db.execute("UPDATE attempt SET deadline_at = now() - interval '1 second' WHERE id = $1", [
      attempt.attemptId,
    ]);
    expect(await piecesOf('swiftly.example')).toBe(3);
  });

  it('go gently as soon as somebody’s quiz begins, say so, and go swiftly again when it ends', async () => {
    const scene = await aQuiz(api);
    const learner = await aLearner(api, scene);
    const { attemptId } = await started(api, scene, learner.cookie);
    // A connection of its own: whoever listens to statements is within the transaction of the import.
    const client = await api.db.connect();
    const endsIn = (interval: string) =>
      client.query('UPDATE attempt SET deadline_at = now() + $2::interval WHERE id = $1', [attemptId, interval]);
    await endsIn('-1 second');
    const view = await wizard.upload('people', table('midway.example', 9_000));
    expect((await settled(view.importId)).state).toBe('previewed');
    let pieces = 0;
    let quiz: Promise<unknown> = Promise.resolve();
    const stop = api.db.listen((sql) => {
      if (!sql.includes('INSERT INTO person (')) return;
      pieces += 1;
      if (pieces === 1) quiz = endsIn('1 hour');
      if (pieces === 16) quiz = endsIn('-1 second');
    });
    await wizard.apply(await wizard.view(view.importId));
    const said = new Set<boolean>();
    const after = await settled(view.importId, ({ progress }) => said.add(progress?.isGentle ?? false));
    stop();
    await quiz;
    client.release();
    expect(after).toMatchObject({ state: 'applied', counts: { create: 9_000 } });
    expect(said).toContain(true);
    // Nine when it is swift, ninety when it is gentle; a few are under way when it changes.
    expect(pieces).toBeGreaterThanOrEqual(16);
    expect(pieces).toBeLessThan(40);
    expect(await people('midway.example')).toHaveLength(9_000);
  });

  it('a file that cannot be read to its end is said to be so', async () => {
    const bytes = Buffer.from([...table('broken.example', 9_000), '"never ends'].join('\n'));
    const view = await wizard.upload('people', bytes);
    expect(view.state).toBe('reading');
    expect(await settled(view.importId)).toMatchObject({ state: 'failed', problem: 'import.not-a-table' });
  });

  it('changed after the preview: the job changes nobody and shows a fresh preview', async () => {
    const view = await wizard.upload('people', table('fresh.example', 2_100));
    await wizard.apply(await wizard.upload('people', table('fresh.example', 1)));
    expect((await wizard.apply(view)).state).toBe('applying');
    expect(await settled(view.importId)).toMatchObject({
      state: 'previewed',
      problem: 'import.stale',
      revision: 2,
      counts: { create: 2_099, skip: 1 },
    });
    expect(await people('fresh.example')).toHaveLength(1);
  });
});
