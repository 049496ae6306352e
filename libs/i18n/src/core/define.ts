/**
 * Types that make a missing, misspelt or wrongly filled translation a compile error. English fixes the keys of a
 * feature; a key ending in `_one`/`_other` is a plural, and each language brings its own forms.
 */
export type Texts = Readonly<Record<string, string>>;
export type PluralForm = 'one' | 'few' | 'other';

/** `{{name}}` and `{{n}}` of a text. */
export type Placeholders<S> = S extends `${string}{{${infer P}}}${infer Rest}` ? P | Placeholders<Rest> : never;

type PluralBase<K> = K extends `${infer B}_other` ? B : never;
type PlainKey<K> = K extends `${string}_${PluralForm}` ? never : K;
/** Keys as `t()` takes them: plurals without their form. */
export type BaseKey<E> = PlainKey<keyof E & string> | PluralBase<keyof E & string>;

type Keys<E, F extends PluralForm> = PlainKey<keyof E & string> | `${PluralBase<keyof E & string>}_${F}`;
type SourceOf<E, K> = K extends keyof E
  ? E[K]
  : K extends `${infer B}_${PluralForm}`
    ? `${B}_other` extends keyof E
      ? E[`${B}_other`]
      : never
    : never;
type SameNames<E, K, T> = [Exclude<Placeholders<T>, Placeholders<SourceOf<E, K>>>] extends [never]
  ? [Exclude<Placeholders<SourceOf<E, K>>, Placeholders<T> | 'count'>] extends [never]
    ? T
    : { missingPlaceholder: Exclude<Placeholders<SourceOf<E, K>>, Placeholders<T>> }
  : { unknownPlaceholder: Exclude<Placeholders<T>, Placeholders<SourceOf<E, K>>> };

/** Checks the texts of one feature in one language against the English ones. */
const translationOf =
  <F extends PluralForm>() =>
  <E extends Texts>() =>
  <const T extends { readonly [K in Keys<E, F>]: string }>(
    texts: T & { readonly [K in keyof T]: K extends Keys<E, F> ? SameNames<E, K, T[K]> : never },
  ): T =>
    texts;

/** English source of a feature. */
export const english = <const E extends Texts>(texts: E): E => texts;
/** Albanian: plural forms one, other. Use: `albanian<typeof quizEn>()({ … })`. */
export const albanian = translationOf<'one' | 'other'>();
/** Serbian in Cyrillic: plural forms one, few, other. */
export const serbian = translationOf<'one' | 'few' | 'other'>();
