import { toLatin, type InterfaceLocale } from '@edukom/domain';
import type { en } from '../en/index.js';
import type { BaseKey, Placeholders, Texts } from './define.js';

type English = typeof en;
type KeysOf<E> = { [F in keyof E & string]: `${F}.${BaseKey<E[F]>}` }[keyof E & string];
/** Every interface text by meaning, e.g. `quiz.attempt.submit`. */
export type TextKey = KeysOf<English>;

type TextOf<K extends string> = K extends `${infer F}.${infer N}`
  ? F extends keyof English
    ? N extends keyof English[F]
      ? English[F][N]
      : `${N}_other` extends keyof English[F]
        ? English[F][`${N}_other`] | '{{count}}'
        : never
    : never
  : never;
type ParamsOf<K extends string> = Placeholders<TextOf<K>>;
type Arguments<K extends string> = [ParamsOf<K>] extends [never]
  ? []
  : [params: { readonly [P in ParamsOf<K>]: P extends 'count' ? number : string | number }];

/** Gives the text of a key; a key with placeholders demands them. */
export interface Translate {
  <K extends TextKey>(key: K, ...args: Arguments<K>): string;
  readonly locale: InterfaceLocale;
  /** Texts that were loaded later. */
  readonly add: (resources: Resources) => void;
}

export type Resources = Readonly<Record<string, Texts>>;

const flatten = (resources: Resources, write: (text: string) => string): [key: string, text: string][] =>
  Object.entries(resources).flatMap(([feature, texts]) =>
    Object.entries(texts).map(([key, text]): [string, string] => [`${feature}.${key}`, write(text)]),
  );

const latinKeepingPlaceholders = (text: string) =>
  text
    .split(/(\{\{\w+\}\})/)
    .map((part, index) => (index % 2 === 1 ? part : toLatin(part)))
    .join('');

const fill = (text: string, params: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (all, name: string) => String(params[name] ?? all));

/**
 * Makes `t` for one locale. `resources` is that language's texts (`sr` for both scripts: Latin is derived here). A key
 * that has no text gives itself.
 */
export function createTranslate(locale: InterfaceLocale, resources: Resources): Translate {
  // Names the plural rules only. Albanian counts as English does, and Chromium, which does not know it, would count by
  // the browser's own language.
  const rules = new Intl.PluralRules(locale === 'sr-Latn' || locale === 'sr-Cyrl' ? 'sr' : 'en');
  const texts = new Map<string, string>();
  const write = locale === 'sr-Latn' ? latinKeepingPlaceholders : (text: string) => text;
  const add = (more: Resources): void => {
    for (const [key, text] of flatten(more, write)) texts.set(key, text);
  };
  add(resources);
  const translate = (key: string, params: Readonly<Record<string, string | number>> = {}): string => {
    const { count } = params;
    const form = typeof count === 'number' ? texts.get(`${key}_${rules.select(count)}`) : undefined;
    return fill(form ?? texts.get(key) ?? key, params);
  };
  return Object.assign(translate, { locale, add }) as Translate;
}

/** The text of a code that only exists at run time (a problem's code from the wire), or the fallback's. */
export const translateCode = (
  t: Translate,
  prefix: 'problem' | 'field' | 'reason',
  code: string,
  params: Readonly<Record<string, string | number>> = {},
): string => {
  const untyped = t as unknown as (key: string, params: Readonly<Record<string, string | number>>) => string;
  const key = `${prefix}.${code}`;
  const text = untyped(key, params);
  return text === key ? untyped(prefix === 'problem' ? 'problem.server.error' : `${prefix}.invalid`, params) : text;
};
