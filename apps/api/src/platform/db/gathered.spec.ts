import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { Gathered } from './gathered.js';

const doubling = (most: number) => {
  const asked: (readonly number[])[] = [];
  const gathered = new Gathered<number, number>(most, async (questions) => {
    asked.push(questions);
    await delay(1);
    if (questions.includes(13)) throw new Error('unlucky');
    return questions.map((question) => question * 2);
  });
  return { asked, gathered };
};

it('answers what is asked in one turn together, each with its own answer', async () => {
  const { asked, gathered } = doubling(10);
  expect(await Promise.all([1, 2, 3].map((question) => gathered.ask(question)))).toEqual([2, 4, 6]);
  expect(await gathered.ask(4)).toBe(8);
  expect(asked).toEqual([[1, 2, 3], [4]]);
});

it('asks again for what comes while an answer is under way', async () => {
  const { asked, gathered } = doubling(10);
  const first = gathered.ask(1);
  await new Promise(setImmediate);
  expect(await Promise.all([first, gathered.ask(2)])).toEqual([2, 4]);
  expect(asked).toEqual([[1], [2]]);
});

it('answers no more than so many together, and fails no others', async () => {
  const { asked, gathered } = doubling(2);
  const results = await Promise.allSettled([1, 2, 13, 4, 5].map((question) => gathered.ask(question)));
  expect(asked).toEqual([[1, 2], [13, 4], [5]]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected', 'fulfilled']);
});

it('lets those wait who come while a group is answered, and answers them together', async () => {
  const asked: (readonly number[])[] = [];
  let most = 0;
  let underWay = 0;
  const gathered = new Gathered<number, number>(
    4,
    async (questions) => {
      asked.push(questions);
      most = Math.max(most, (underWay += 1));
      await delay(5);
      underWay -= 1;
      if (questions.includes(13)) throw new Error('unlucky');
      return questions;
    },
    { ms: 60_000, atOnce: 2 },
  );
  const first = gathered.ask(1);
  await new Promise(setImmediate);
  const later: Promise<number>[] = [];
  for (const question of [2, 3, 13, 5, 6]) {
    later.push(gathered.ask(question));
    await new Promise(setImmediate);
  }
  expect(await first).toBe(1);
  const results = await Promise.allSettled(later);
  expect(asked).toEqual([[1], [2, 3, 13, 5], [6]]);
  expect(most).toBe(1);
  expect(results.map(({ status }) => status)).toEqual([...Array(4).fill('rejected'), 'fulfilled']);
});

it('waits no longer than its patience for a group that is held up, and for no more groups than it may begin', async () => {
  const asked: (readonly number[])[] = [];
  const release: (() => void)[] = [];
  const gathered = new Gathered<number, number>(
    4,
    async (questions) => {
      asked.push(questions);
      await new Promise<void>((resolve) => release.push(resolve));
      return questions;
    },
    { ms: 20, atOnce: 2 },
  );
  const answers = [gathered.ask(1)];
  await new Promise(setImmediate);
  answers.push(gathered.ask(2), gathered.ask(3));
  await delay(5);
  expect(asked).toEqual([[1]]);
  await delay(60);
  expect(asked).toEqual([[1], [2, 3]]);
  answers.push(gathered.ask(4));
  await delay(60);
  expect(asked).toEqual([[1], [2, 3]]);
  release[1]?.();
  await delay(60);
  release[0]?.();
  release[2]?.();
  expect(asked).toEqual([[1], [2, 3], [4]]);
  expect(await Promise.all(answers)).toEqual([1, 2, 3, 4]);
});

it('fails all when answers are missing, instead of mixing them up', async () => {
  const gathered = new Gathered<number, number>(10, async (questions) => questions.slice(1));
  const results = await Promise.allSettled([1, 2].map((question) => gathered.ask(question)));
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

it('answers outside of the context of whoever asks first', async () => {
  const context = new AsyncLocalStorage<string>();
  const seen: (string | undefined)[] = [];
  const gathered = new Gathered<string, string>(10, async (questions) => {
    seen.push(context.getStore());
    return questions;
  });
  const ask = async (name: string) => {
    const answer = await gathered.ask(name);
    return [answer, context.getStore()];
  };
  const answers = await Promise.all(['a', 'b'].map((name) => context.run(name, () => ask(name))));
  expect(answers).toEqual([
    ['a', 'a'],
    ['b', 'b'],
  ]);
  expect(seen).toEqual([undefined]);
});
