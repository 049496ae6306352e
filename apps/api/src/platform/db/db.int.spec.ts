import { startTestApi, type TestApi } from '../../../test/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await api.db.execute('CREATE TABLE counter (id integer PRIMARY KEY, n integer NOT NULL)');
  await api.db.execute('INSERT INTO counter VALUES (1, 0), (2, 0)');
});
afterAll(() => api.close());

const bump = (id: number) => api.db.execute('UPDATE counter SET n = n + 1 WHERE id = $1', [id]);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it.each(['tx', 'pipedTx'] as const)(
  '%s runs a unit again after a deadlock: both of two that lock crosswise succeed',
  async (tx) => {
    await api.db.execute('UPDATE counter SET n = 0');
    const runs: number[] = [];
    const unit = (first: number, second: number) =>
      api.db[tx](async () => {
        runs.push(first);
        await bump(first);
        await pause(200);
        await bump(second);
      });
    await Promise.all([unit(1, 2), unit(2, 1)]);
    expect(await api.db.query('SELECT n FROM counter ORDER BY id')).toEqual([{ n: 2 }, { n: 2 }]);
    expect(runs.length).toBeGreaterThan(2);
  },
);

it('runs a unit again after a serialization failure', async () => {
  const unit = () =>
    api.db.tx(async () => {
      await api.db.execute('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      const row = await api.db.one<{ n: number }>('SELECT n FROM counter WHERE id = 1');
      await pause(100);
      await api.db.execute('UPDATE counter SET n = $1 WHERE id = 1', [(row?.n ?? 0) + 10]);
    });
  await Promise.all([unit(), unit(), unit()]);
  expect(await api.db.one('SELECT n FROM counter WHERE id = 1')).toEqual({ n: 32 });
});

it.each([
  ['tx', 'tx'],
  ['tx', 'pipedTx'],
  ['pipedTx', 'tx'],
] as const)('%s takes up %s inside it, and rolls the whole unit back', async (outer, inner) => {
  await expect(
    api.db[outer](async () => {
      await api.db[inner](() => bump(2));
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await api.db.one('SELECT n FROM counter WHERE id = 2')).toEqual({ n: 2 });
});

it.each([
  ['tx', 'take turns', 1],
  ['pipedTx', 'ask without waiting for each other', 3],
] as const)('%s lets work side by side %s, and answers in the order in which it asked', async (tx, _how, atOnce) => {
  let underWay = 0;
  let most = 0;
  const rows = await api.db[tx](async () => {
    const client = (await api.db.manager.queryRunner?.connect()) as { query: (asked: unknown) => Promise<unknown> };
    const ask = client.query.bind(client);
    client.query = async (asked) => {
      most = Math.max(most, (underWay += 1));
      return ask(asked).finally(() => (underWay -= 1));
    };
    try {
      return await Promise.all([
        api.db.query<{ n: number }>('SELECT 1 AS n FROM pg_sleep(0.05)'),
        api.db.query<{ n: number }>('UPDATE counter SET n = 100 WHERE id = 2 RETURNING n'),
        api.db.query<{ n: number }>('SELECT n FROM counter WHERE id = 2'),
      ]);
    } finally {
      client.query = ask;
    }
  });
  expect(rows.map(([row]) => row?.n)).toEqual([1, 100, 100]);
  expect(most).toBe(atOnce);
});

it.each(['tx', 'pipedTx'] as const)(
  '%s leaves nothing of a unit that was taken back, and ends only when nothing of it is under way',
  async (tx) => {
    await api.db.execute('DROP TABLE IF EXISTS left_over; CREATE TABLE left_over (n integer)');
    const insert = (n: number) => api.db.execute('INSERT INTO left_over VALUES ($1)', [n]);
    let later: Promise<unknown> = Promise.resolve();
    const unit = api.db[tx](() => {
      const work = [api.db.query('SELECT 1 / 0'), insert(1), insert(2), insert(3)];
      later = Promise.allSettled(work);
      return Promise.all(work);
    });
    await expect(unit).rejects.toMatchObject({ code: '22012' });
    await later;
    expect(await api.db.query('SELECT n FROM left_over')).toEqual([]);
    await api.db[tx](async () => void insert(4));
    expect(await api.db.query('SELECT n FROM left_over')).toEqual([{ n: 4 }]);
  },
);

it('does not run again what failed for another reason', async () => {
  let runs = 0;
  await expect(
    api.db.tx(async () => {
      runs += 1;
      await api.db.execute('INSERT INTO counter VALUES (1, 0)');
    }),
  ).rejects.toThrow(/duplicate key/);
  expect(runs).toBe(1);
});

it('acts after the commit, and never after a rollback', async () => {
  const acted: string[] = [];
  await api.db.tx(async () => {
    api.db.afterCommit(() => acted.push('committed'));
    expect(acted).toEqual([]);
  });
  await api.db
    .tx(async () => {
      api.db.afterCommit(() => acted.push('rolled back'));
      throw new Error('no');
    })
    .catch(() => undefined);
  expect(acted).toEqual(['committed']);
});

it('gives a day of the calendar as text, whatever the zone of the process', async () => {
  expect(await api.db.one("SELECT date '2026-03-29' AS day")).toEqual({ day: '2026-03-29' });
});

it('a dry run gives its result and leaves nothing, and is refused inside a transaction', async () => {
  const before = await api.db.query('SELECT * FROM counter ORDER BY id');
  const seen = await api.db.dryRun(async () => {
    await bump(1);
    return api.db.one<{ n: number }>('SELECT n FROM counter WHERE id = 1');
  });
  expect(seen?.n).toBe(Number(before[0]?.['n']) + 1);
  expect(await api.db.query('SELECT * FROM counter ORDER BY id')).toEqual(before);
  await expect(api.db.dryRun(() => Promise.reject(new Error('as it is')))).rejects.toThrow('as it is');
  await expect(api.db.tx(() => api.db.dryRun(() => bump(1)))).rejects.toThrow('inside a transaction');
});

it.each([
  ['one', [[1, null]]],
  [
    'several',
    [
      [1, null],
      [2, 'ë'],
    ],
  ],
  ['no', []],
])('runs a statement over %s rows that are given as parameters, with others after them', async (_name, rows) => {
  const found = await api.db.overRows<{ a: number; b: string | null; c: string }>(
    'spec.over-rows',
    ['int', 'text'],
    rows,
    (source) => `SELECT g.a, g.b, $3::text AS c FROM ${source} AS g (a, b) ORDER BY a`,
    ['Ш'],
  );
  expect(found).toEqual(rows.map(([a, b]) => ({ a, b, c: 'Ш' })));
});
