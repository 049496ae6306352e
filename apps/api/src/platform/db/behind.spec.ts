import { workBehind } from './behind.js';

const tick = () => new Promise((resolve) => setImmediate(resolve));
const failed = (code: string) => Object.assign(new Error(code), { code });

it('goes on while a piece of work is done, and begins the next only when it is', async () => {
  const told: string[] = [];
  const result = await workBehind(async (behind) => {
    for (const name of ['one', 'two', 'three']) {
      told.push(`read ${name}`);
      await behind(async () => {
        told.push(`begin ${name}`);
        await tick();
        await tick();
        told.push(`end ${name}`);
      });
    }
    return told.length;
  });
  expect(told).toEqual([
    'read one',
    'begin one',
    'read two',
    'end one',
    'begin two',
    'read three',
    'end two',
    'begin three',
    'end three',
  ]);
  expect(result).toBeLessThan(told.length);
});

it('leaves nothing going on when what comes next fails', async () => {
  let isDone = false;
  const running = workBehind(async (behind) => {
    await behind(async () => {
      for (let turn = 0; turn < 5; turn += 1) await tick();
      isDone = true;
    });
    throw new Error('the next cannot be read');
  });
  await expect(running).rejects.toThrow('the next cannot be read');
  expect(isDone).toBe(true);
});

it('begins nothing after a piece of work that failed', async () => {
  let begun = 0;
  const running = workBehind(async (behind) => {
    for (let turn = 0; turn < 3; turn += 1)
      await behind(async () => {
        begun += 1;
        await tick();
        throw failed('23505');
      });
  });
  await expect(running).rejects.toMatchObject({ code: '23505' });
  expect(begun).toBe(1);
});

it('throws the error of the piece of work before that of what comes next: it came first', async () => {
  const running = workBehind(async (behind) => {
    await behind(async () => {
      await tick();
      throw new Error('stopped');
    });
    throw new Error('stale');
  });
  await expect(running).rejects.toThrow('stopped');
});

it.each([
  ['of what is done behind', '25P02', '23505'],
  ['of what comes next', '23505', '25P02'],
  ['of what comes next, when something could not be prepared', '23505', '26000'],
])('throws the error that is the cause: that %s', async (_name, next, behindIt) => {
  const running = workBehind(async (behind) => {
    await behind(async () => {
      await tick();
      throw failed(behindIt);
    });
    throw failed(next);
  });
  await expect(running).rejects.toMatchObject({ code: '23505' });
});

it('has so many pieces of work going at once, begun in their order', async () => {
  const told: string[] = [];
  let most = 0;
  let underWay = 0;
  await workBehind(
    async (behind) => {
      for (const [index, turns] of [9, 1, 5, 1].entries())
        await behind(async () => {
          most = Math.max(most, (underWay += 1));
          told.push(`begin ${index}`);
          for (let turn = 0; turn < turns; turn += 1) await tick();
          underWay -= 1;
        });
    },
    () => 2,
  );
  expect(told).toEqual(['begin 0', 'begin 1', 'begin 2', 'begin 3']);
  expect([most, underWay]).toEqual([2, 0]);
});

it('of several pieces of work throws the error of the first, when all are done', async () => {
  let isDone = false;
  const running = workBehind(
    async (behind) => {
      await behind(async () => {
        for (let turn = 0; turn < 3; turn += 1) await tick();
        throw failed('23505');
      });
      await behind(async () => Promise.reject(failed('25P02')));
      await behind(async () => {
        for (let turn = 0; turn < 9; turn += 1) await tick();
        isDone = true;
      });
    },
    () => 3,
  );
  await expect(running).rejects.toMatchObject({ code: '23505' });
  expect(isDone).toBe(true);
});

it('begins no more than there is room for when another is to begin', async () => {
  let room = 3;
  let underWay = 0;
  const found: number[] = [];
  await workBehind(
    async (behind) => {
      for (let piece = 0; piece < 8; piece += 1) {
        if (piece === 3) room = 1;
        if (piece === 6) room = 2;
        await behind(async () => {
          found.push((underWay += 1));
          for (let turn = 0; turn < 3; turn += 1) await tick();
          underWay -= 1;
        });
      }
    },
    () => room,
  );
  expect(found).toEqual([1, 2, 3, 1, 1, 1, 2, 2]);
});

it('begins nothing after a failure, also when there is room for more', async () => {
  const begun: number[] = [];
  const running = workBehind(
    async (behind) => {
      for (let piece = 0; piece < 3; piece += 1) {
        await behind(async () => {
          begun.push(piece);
          await tick();
          if (piece === 0) throw failed('23505');
        });
        await tick();
        await tick();
      }
    },
    () => 3,
  );
  await expect(running).rejects.toMatchObject({ code: '23505' });
  expect(begun).toEqual([0]);
});
