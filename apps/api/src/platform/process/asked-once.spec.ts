import { askedOnce } from './asked-once.js';

it('asks of the first of each key, and answers all in their order', async () => {
  const asked: string[][] = [];
  const answers = await askedOnce(
    ['Arsimi', 'Buxheti', 'arsimi', 'Buxheti', 'Arsimi'],
    (name) => name.toLowerCase(),
    async (firsts) => {
      asked.push([...firsts]);
      return firsts.map((name) => name.length);
    },
  );
  expect(asked).toEqual([['Arsimi', 'Buxheti']]);
  expect(answers).toEqual([6, 7, 6, 7, 6]);
});

it('asks of nobody when there is nobody, and fails when an answer is missing', async () => {
  expect(await askedOnce([], String, async (firsts) => firsts)).toEqual([]);
  await expect(askedOnce(['a', 'b'], String, async () => [1])).rejects.toThrow('an answer for each');
});

it('asks nothing of what is known, and knows what it has asked', async () => {
  const known = new Map([['arsimi', 1]]);
  const asked: string[] = [];
  const answersOf = (names: string[]) =>
    askedOnce(
      names,
      (name) => name.toLowerCase(),
      async (firsts) => firsts.map((name) => asked.push(name) + 1),
      known,
    );
  expect(await answersOf(['ARSIMI', 'Buxheti'])).toEqual([1, 2]);
  expect(await answersOf(['buxheti', 'Arsimi', 'Kultura'])).toEqual([2, 1, 3]);
  expect(asked).toEqual(['Buxheti', 'Kultura']);
});
