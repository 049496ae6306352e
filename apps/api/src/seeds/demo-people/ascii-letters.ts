import { foldForSearch } from '@edukom/domain';

/**
 * A name in lower-case ASCII letters, as people write it in an e-mail address: `Ђорђевић` and `Đorđević` both give
 * `djordjevic`, `Çlirim` gives `clirim`. Anything that is not a letter is dropped.
 */
export const asciiLetters = (name: string): string => foldForSearch(name).replace(/[^a-z]/g, '');
