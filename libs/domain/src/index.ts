export * from './access/access-matrix.js';
export * from './access/is-allowed.js';
export * from './locale/locale.js';
export * from './text/transliterate.js';
export * from './text/fold.js';
export * from './text/localized-text.js';
