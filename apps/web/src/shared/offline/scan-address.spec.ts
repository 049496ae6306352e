import { freshAddress, isFresh, scanIn, scanOpened } from './scan-address.js';

const TOKEN = `${'aB3-_'.repeat(8)}xyz`;

it('finds what a QR carries, in its own address and in that of the page it leads to, and nothing else', () => {
  expect([scanOpened(`/c/${TOKEN}`), scanOpened(`/c/${TOKEN}/`), scanIn(`?scan=${TOKEN}`)]).toEqual([
    TOKEN,
    TOKEN,
    TOKEN,
  ]);
  expect([scanOpened(`/c/${TOKEN}x`), scanOpened(`/x/c/${TOKEN}`), scanIn('?scan=read'), scanIn('')]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

it('asks for the page of the server with the same scan', () => {
  const address = new URL(freshAddress(`https://edukom.example/sq/app/check-in?scan=${TOKEN}`));
  expect([isFresh(address.search), scanIn(address.search), address.pathname]).toEqual([
    true,
    TOKEN,
    '/sq/app/check-in',
  ]);
  expect(isFresh(`?scan=${TOKEN}`)).toBe(false);
});
