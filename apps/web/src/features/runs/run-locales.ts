import type { ContentLocale } from '@edukom/domain';

/** Languages a run can be held in. */
export const LOCALES: readonly ContentLocale[] = ['sq', 'sr-Cyrl', 'en', 'tr', 'bs'];
