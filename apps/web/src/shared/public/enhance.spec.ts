import { enhancePublicPage } from './enhance.js';

const page = `
  <details class="ed-menu"><summary>x</summary><a href="#" data-locale-cookie="edukom_locale=en; path=/">English</a></details>
  <main><form method="post">
    <input name="email"><input type="radio" name="locale" value="sq"><input type="radio" name="locale" value="en">
    <input type="password" name="password" id="p" data-show="Show" data-hide="Hide"><button type="submit">Go</button>
  </form></main>`;
const one = <E extends Element>(selector: string): E => {
  const found = document.querySelector<E>(selector);
  if (!found) throw new Error(selector);
  return found;
};
const open = (path: string) => {
  history.replaceState(null, '', path);
  document.body.innerHTML = page;
  enhancePublicPage(document);
};

beforeEach(() => sessionStorage.clear());

it('shows and hides a password, and sends it as one', () => {
  open('/sq/sign-in');
  const button = one<HTMLButtonElement>('button[aria-controls="p"]');
  button.click();
  expect([one<HTMLInputElement>('#p').type, button.textContent]).toEqual(['text', 'Hide']);
  one('form').dispatchEvent(new Event('submit', { cancelable: true }));
  expect(one<HTMLInputElement>('#p').type).toBe('password');
});

it('remembers the language and carries what was typed over to it, but no password', () => {
  open('/sq/sign-in');
  one<HTMLInputElement>('[name=email]').value = 'a@b.org';
  one<HTMLInputElement>('[value=en]').checked = true;
  one<HTMLInputElement>('#p').value = 'secret words';
  one<HTMLElement>('[data-locale-cookie]').click();
  expect(document.cookie).toContain('edukom_locale=en');
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('secret');
  open('/en/sign-in');
  expect(one<HTMLInputElement>('[name=email]').value).toBe('a@b.org');
  expect(one<HTMLInputElement>('[value=en]').checked).toBe(true);
  open('/en/sign-in');
  expect(one<HTMLInputElement>('[name=email]').value).toBe('');
});

it('gives nothing to another page', () => {
  open('/sq/sign-in');
  one<HTMLInputElement>('[name=email]').value = 'a@b.org';
  one<HTMLElement>('[data-locale-cookie]').click();
  open('/en/password-reset');
  expect(one<HTMLInputElement>('[name=email]').value).toBe('');
});

it('sends a form once', () => {
  open('/sq/sign-in');
  const sent = () => one('form').dispatchEvent(new Event('submit', { cancelable: true }));
  expect([sent(), sent()]).toEqual([true, false]);
  window.dispatchEvent(new Event('pageshow'));
  expect(sent()).toBe(true);
});

it('closes a menu with Escape', () => {
  open('/sq/sign-in');
  const menu = one<HTMLDetailsElement>('details');
  menu.open = true;
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  expect(menu.open).toBe(false);
});
