import type { InterfaceLocale } from '@edukom/domain';
import { createTranslate, type Resources, type Translate } from './translator.js';

const LOADERS: Readonly<Record<InterfaceLocale, () => Promise<Resources>>> = {
  en: async () => (await import('../en/index.js')).en,
  sq: async () => (await import('../sq/index.js')).sq,
  'sr-Cyrl': async () => (await import('../sr/index.js')).sr,
  'sr-Latn': async () => (await import('../sr/index.js')).sr,
};
const made = new Map<InterfaceLocale, Promise<Translate>>();

/** `t` of a locale; its texts are loaded the first time and kept. */
export function loadTranslate(locale: InterfaceLocale): Promise<Translate> {
  const known = made.get(locale);
  if (known) return known;
  const loading = LOADERS[locale]().then((resources) => createTranslate(locale, resources));
  made.set(locale, loading);
  loading.catch(() => made.delete(locale));
  return loading;
}
