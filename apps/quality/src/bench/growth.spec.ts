import { growthOf } from './growth.js';

it('growth is time after by time before, by the best of each, the first measure thrown away', async () => {
  const figures = [300, 100, 90, 80, 200, 50, 40, 30];
  let grown = 0;
  const factor = await growthOf(
    async () => figures.shift() ?? 0,
    async () => {
      grown += 1;
    },
    3,
  );
  expect([factor, grown, figures.length]).toEqual([2, 1, 0]);
});
