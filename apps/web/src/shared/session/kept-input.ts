/** Carries what was typed over a reload that we cause ourselves. Passwords are never written down. */
const KEY = 'edukom.kept';
type Values = Readonly<Record<string, unknown>>;

const readers = new Map<string, () => Values>();
const placeOf = (name: string): string => `${location.pathname.replace(/^\/[^/]*/, '')} ${name}`;
const withoutSecrets = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !/password/i.test(name)));

/** Registers a form under its name; returns what takes it off again. */
export function keepInput(name: string, read: () => Values): () => void {
  const place = placeOf(name);
  readers.set(place, read);
  return () => readers.delete(place);
}

/** Writes down what every registered form holds. */
export function storeInput(): void {
  const kept = [...readers].map(([place, read]) => [place, withoutSecrets(read())] as const);
  sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(kept)));
}

/** What this form held before the reload; given once. */
export function takeInput(name: string): Values {
  const all = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Record<string, Values>;
  const { [placeOf(name)]: mine, ...rest } = all;
  if (mine) sessionStorage.setItem(KEY, JSON.stringify(rest));
  return mine ?? {};
}
