import { growthOf } from './growth.js';

it('growth is time after by time before, by medians, the first measure of each thrown away', async () => {
  const figures = [1, 100, 90, 110, 1, 50, 40, 60];
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
