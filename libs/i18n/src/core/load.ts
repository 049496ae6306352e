import type { InterfaceLocale } from '@edukom/domain';
import { createTranslate, type Resources, type Translate } from './translator.js';

interface Language {
  readonly learner: () => Promise<Resources>;
  readonly staff: () => Promise<Resources>;
}

const english: Language = {
  learner: async () => (await import('../en/learner.js')).learner,
  staff: async () => (await import('../en/staff.js')).staff,
};
const albanian: Language = {
  learner: async () => (await import('../sq/learner.js')).learner,
  staff: async () => (await import('../sq/staff.js')).staff,
};
const serbian: Language = {
  learner: async () => (await import('../sr/learner.js')).learner,
  staff: async () => (await import('../sr/staff.js')).staff,
};
const LANGUAGES: Readonly<Record<InterfaceLocale, Language>> = {
  en: english,
  sq: albanian,
  'sr-Cyrl': serbian,
  'sr-Latn': serbian,
};

const made = new Map<InterfaceLocale, Promise<Translate>>();
let isWhole = true;

const whole = async ({ learner, staff }: Language): Promise<Resources> => ({
  ...(await learner()),
  ...(await staff()),
});

/** `t` of a locale; its texts are loaded the first time and kept. */
export function loadTranslate(locale: InterfaceLocale): Promise<Translate> {
  const known = made.get(locale);
  if (known) return known;
  const language = LANGUAGES[locale];
  const loading = (isWhole ? whole(language) : language.learner()).then((resources) =>
    createTranslate(locale, resources),
  );
  made.set(locale, loading);
  loading.catch(() => made.delete(locale));
  return loading;
}

/** For the application, before its first text: texts of staff pages come only when such a page is opened. */
export function beginWithLearnerTexts(): void {
  isWhole = false;
}

/** Brings the texts of staff pages, in every language loaded so far and every one to come. */
export async function loadStaffTexts(): Promise<void> {
  if (isWhole) return;
  await Promise.all(
    [...made].map(async ([locale, loading]) => {
      const [t, resources] = [await loading, await LANGUAGES[locale].staff()];
      t.add(resources);
    }),
  );
  isWhole = true;
}
