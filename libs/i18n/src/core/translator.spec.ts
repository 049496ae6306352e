import { INTERFACE_LOCALES, type InterfaceLocale } from '@edukom/domain';
import { createInstance } from 'i18next';
import { en } from '../en/index.js';
import { learner as enLearner } from '../en/learner.js';
import { myNeeds as enMyNeeds } from '../en/my-needs.js';
import { quizzes as enQuizzes } from '../en/quizzes.js';
import { obligations as enObligations } from '../en/obligations.js';
import { records as enRecords } from '../en/records.js';
import { requests as enRequests } from '../en/requests.js';
import { staff as enStaff } from '../en/staff.js';
import { sq } from '../sq/index.js';
import { sr } from '../sr/index.js';
import { createTranslate, type Resources } from './translator.js';

const LANGUAGES: Readonly<Record<InterfaceLocale, Resources>> = { en, sq, 'sr-Cyrl': sr, 'sr-Latn': sr };
type Untyped = (key: string, params?: Readonly<Record<string, string | number>>) => string;

const textsOf = (resources: Resources): [string, string][] =>
  Object.entries(resources).flatMap(([feature, texts]) =>
    Object.entries(texts).map(([key, text]): [string, string] => [`${feature}.${key}`, text]),
  );

/** The library that does the same for everybody, set up as ours is. */
function reference(locale: 'sq' | 'sr-Cyrl' | 'en'): Untyped {
  const lng = locale === 'sr-Cyrl' ? 'sr' : 'en';
  const instance = createInstance();
  void instance.init({
    lng,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { [lng]: { translation: Object.fromEntries(textsOf(LANGUAGES[locale])) } },
  });
  return (key, params) => instance.t(key, params ?? {});
}

describe.each(['en', 'sq', 'sr-Cyrl'] as const)('%s', (locale) => {
  it('says every text with every count as i18next does', () => {
    const [ours, theirs] = [createTranslate(locale, LANGUAGES[locale]) as unknown as Untyped, reference(locale)];
    const keys = new Set(textsOf(LANGUAGES[locale]).map(([key]) => key.replace(/_(one|few|other)$/, '')));
    const words = Object.fromEntries(
      ['name', 'title', 'date', 'share', 'number', 'done', 'all'].map((name) => [name, `<$& ${name} {{x}}>`]),
    );
    for (const key of keys)
      for (const params of [undefined, words, ...[0, 1, 2, 5, 11, 21, 22, 1.5].map((count) => ({ ...words, count }))])
        expect([key, params, ours(key, params)]).toEqual([key, params, theirs(key, params)]);
  });
});

it.each(INTERFACE_LOCALES)('%s: a key without a text gives itself, until its text is loaded', (locale) => {
  const t = createTranslate(locale, { shell: { one: 'један' } });
  const say = t as unknown as Untyped;
  expect([say('shell.one'), say('runs.two')]).toEqual([locale === 'sr-Latn' ? 'jedan' : 'један', 'runs.two']);
  t.add({ runs: { two: 'два {{count}}' } });
  expect(say('runs.two', { count: 2 })).toBe(locale === 'sr-Latn' ? 'dva 2' : 'два 2');
});

it('every text is in one part: what is in none would never be loaded', () => {
  const keysOf = (texts: Readonly<Record<string, object>>) =>
    Object.entries(texts).flatMap(([feature, words]) => Object.keys(words).map((key) => `${feature}.${key}`));
  const parts = [enLearner, enObligations, enRecords, enRequests, enQuizzes, enMyNeeds, enStaff];
  expect(parts.flatMap(keysOf).sort()).toEqual(keysOf(en).sort());
  for (const language of [sq, sr]) expect(Object.keys(language).sort()).toEqual(Object.keys(en).sort());
});
