import { chooseTheme, chosenTheme, showTheme } from './theme.js';

beforeEach(() => {
  localStorage.clear();
  showTheme('system');
});
const shown = () => document.documentElement.dataset['theme'];

it('follows the device until something is chosen', () => {
  expect([chosenTheme(), shown()]).toEqual(['system', undefined]);
});

it('is remembered, and given back to the device', () => {
  chooseTheme('dark');
  expect([chosenTheme(), shown()]).toEqual(['dark', 'dark']);
  chooseTheme('light');
  expect([chosenTheme(), shown()]).toEqual(['light', 'light']);
  chooseTheme('system');
  expect([chosenTheme(), shown(), localStorage.length]).toEqual(['system', undefined, 0]);
});

it('takes nothing else for an appearance, and does without storage', () => {
  localStorage.setItem('edukom.theme', 'sepia');
  expect(chosenTheme()).toBe('system');
  const get = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  chooseTheme('dark');
  expect(shown()).toBe('dark');
  get.mockRestore();
});
