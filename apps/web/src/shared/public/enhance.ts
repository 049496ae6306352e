const DRAFT = 'edukom.draft';
type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const boxesOf = (page: Document): Box[] =>
  [...page.querySelectorAll<Box>('main form [name]')].filter((box) => box.type !== 'password' && box.type !== 'file');

const isChoice = (box: Box): box is HTMLInputElement =>
  box instanceof HTMLInputElement && (box.type === 'radio' || box.type === 'checkbox');

const pathBelowLocale = (path: string): string => path.replace(/^\/[^/]*/, '');

/** Remembers the chosen language for the next visit, and carries what was typed over to the same page in it. */
function enhanceLocaleLinks(page: Document, storage: Storage): void {
  for (const link of page.querySelectorAll<HTMLAnchorElement>('a[data-locale-cookie]'))
    link.addEventListener('click', () => {
      page.cookie = link.dataset['localeCookie'] ?? '';
      const typed = boxesOf(page).map((box) => (isChoice(box) ? box.checked : box.value));
      if (typed.length > 0)
        storage.setItem(DRAFT, JSON.stringify({ path: pathBelowLocale(page.location.pathname), typed }));
    });
}

function restoreDraft(page: Document, storage: Storage): void {
  const kept = storage.getItem(DRAFT);
  storage.removeItem(DRAFT);
  if (kept === null) return;
  const { path, typed } = JSON.parse(kept) as { path: string; typed: (string | boolean)[] };
  if (path !== pathBelowLocale(page.location.pathname)) return;
  boxesOf(page).forEach((box, index) => {
    const value = typed[index];
    if (typeof value === 'boolean' && isChoice(box)) box.checked = value;
    else if (typeof value === 'string') box.value = value;
  });
}

/** Adds the switch that shows what is typed into a password field. */
function enhancePasswords(page: Document): void {
  for (const input of page.querySelectorAll<HTMLInputElement>('input[type="password"][data-show]')) {
    const button = page.createElement('button');
    const word = () => input.dataset[input.type === 'password' ? 'show' : 'hide'] ?? '';
    button.type = 'button';
    button.className = 'ed-button ed-button-quiet';
    button.setAttribute('aria-controls', input.id);
    button.textContent = word();
    button.addEventListener('click', () => {
      input.type = input.type === 'password' ? 'text' : 'password';
      button.textContent = word();
    });
    // What leaves the page is a password again, so that browsers do not keep it among ordinary entries.
    input.form?.addEventListener('submit', () => {
      input.type = 'password';
    });
    input.after(button);
  }
}

/** Escape and a press elsewhere close an open menu; without a script the menu's own button does. */
function enhanceMenus(page: Document): void {
  const close = (keep?: Node) => {
    for (const menu of page.querySelectorAll<HTMLDetailsElement>('details.ed-menu[open]'))
      if (!keep || !menu.contains(keep)) menu.open = false;
  };
  page.addEventListener('pointerdown', (event) => close(event.target instanceof Node ? event.target : undefined));
  page.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const menu = page.activeElement?.closest<HTMLDetailsElement>('details.ed-menu[open]');
    close();
    menu?.querySelector('summary')?.focus();
  });
}

/** Sends a form once, however often its button is pressed. */
function enhanceSubmit(page: Document): void {
  for (const form of page.querySelectorAll<HTMLFormElement>('main form[method="post"]')) {
    form.addEventListener('submit', (event) => {
      if (form.dataset['sent'] === '') event.preventDefault();
      form.dataset['sent'] = '';
    });
    // A page that comes back out of the browser's cache may be sent again.
    page.defaultView?.addEventListener('pageshow', () => delete form.dataset['sent']);
  }
}

/** All that a script adds to a public page; the page is complete without it. */
export function enhancePublicPage(page: Document): void {
  const storage = page.defaultView?.sessionStorage;
  if (storage) {
    restoreDraft(page, storage);
    enhanceLocaleLinks(page, storage);
  }
  enhancePasswords(page);
  enhanceMenus(page);
  enhanceSubmit(page);
  page.querySelector<HTMLElement>('.ed-error-summary, [data-focus]')?.focus();
}
