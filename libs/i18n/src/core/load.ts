import type { InterfaceLocale } from '@edukom/domain';
import { createTranslate, type Resources, type Translate } from './translator.js';

/** Parts of the texts of a language: `learner` comes with the application, the others with the pages that need them. */
const PARTS = ['learner', 'obligations', 'records', 'requests', 'quizzes', 'myNeeds', 'staff'] as const;
type Part = (typeof PARTS)[number];
type Language = Readonly<Record<Part, () => Promise<Resources>>>;

const english: Language = {
  learner: async () => (await import('../en/learner.js')).learner,
  obligations: async () => (await import('../en/obligations.js')).obligations,
  records: async () => (await import('../en/records.js')).records,
  requests: async () => (await import('../en/requests.js')).requests,
  quizzes: async () => (await import('../en/quizzes.js')).quizzes,
  myNeeds: async () => (await import('../en/my-needs.js')).myNeeds,
  staff: async () => (await import('../en/staff.js')).staff,
};
const albanian: Language = {
  learner: async () => (await import('../sq/learner.js')).learner,
  obligations: async () => (await import('../sq/obligations.js')).obligations,
  records: async () => (await import('../sq/records.js')).records,
  requests: async () => (await import('../sq/requests.js')).requests,
  quizzes: async () => (await import('../sq/quizzes.js')).quizzes,
  myNeeds: async () => (await import('../sq/my-needs.js')).myNeeds,
  staff: async () => (await import('../sq/staff.js')).staff,
};
const serbian: Language = {
  learner: async () => (await import('../sr/learner.js')).learner,
  obligations: async () => (await import('../sr/obligations.js')).obligations,
  records: async () => (await import('../sr/records.js')).records,
  requests: async () => (await import('../sr/requests.js')).requests,
  quizzes: async () => (await import('../sr/quizzes.js')).quizzes,
  myNeeds: async () => (await import('../sr/my-needs.js')).myNeeds,
  staff: async () => (await import('../sr/staff.js')).staff,
};
const LANGUAGES: Readonly<Record<InterfaceLocale, Language>> = {
  en: english,
  sq: albanian,
  'sr-Cyrl': serbian,
  'sr-Latn': serbian,
};

const made = new Map<InterfaceLocale, Promise<Translate>>();
/** What every language has, and every one to come will have. */
const wanted = new Set<Part>(PARTS);

const readParts = (locale: InterfaceLocale, parts: readonly Part[]): Promise<readonly Resources[]> =>
  Promise.all(parts.map((part) => LANGUAGES[locale][part]()));

/** `t` of a locale; its texts are loaded the first time and kept. */
export function loadTranslate(locale: InterfaceLocale): Promise<Translate> {
  const known = made.get(locale);
  if (known) return known;
  const loading = readParts(locale, [...wanted]).then((all) => {
    const t = createTranslate(locale, {});
    // Two parts may hold texts of one feature.
    all.forEach(t.add);
    return t;
  });
  made.set(locale, loading);
  loading.catch(() => made.delete(locale));
  return loading;
}

/** For the application, before its first text: the other parts come only when a page of theirs is opened. */
export function beginWithLearnerTexts(): void {
  for (const part of PARTS) if (part !== 'learner') wanted.delete(part);
}

async function bring(parts: readonly Part[]): Promise<void> {
  const missing = parts.filter((part) => !wanted.has(part));
  if (missing.length === 0) return;
  // A language that is loaded from now on comes with them.
  for (const part of missing) wanted.add(part);
  try {
    await Promise.all(
      [...made].map(async ([locale, loading]) => {
        const [t, resources] = await Promise.all([loading, readParts(locale, missing)]);
        resources.forEach(t.add);
      }),
    );
  } catch (error) {
    for (const part of missing) wanted.delete(part);
    throw error;
  }
}

/** Brings the texts of sessions and certificates, in every language loaded so far and every one to come. */
export const loadRecordTexts = (): Promise<void> => bring(['records']);

/** Brings the texts of places and messages, likewise. */
export const loadRequestTexts = (): Promise<void> => bring(['requests']);

/** Brings the texts of what is mandatory or to be renewed, likewise. */
export const loadObligationTexts = (): Promise<void> => bring(['obligations']);

/** Brings the texts of taking a quiz, likewise. */
export const loadQuizTexts = (): Promise<void> => bring(['quizzes']);

/** Brings the texts of self-assessment, likewise. */
export const loadMyNeedsTexts = (): Promise<void> => bring(['myNeeds']);

/** Brings the texts of staff pages, which show records and questions too. */
export const loadStaffTexts = (): Promise<void> => bring(['records', 'requests', 'quizzes', 'staff']);
