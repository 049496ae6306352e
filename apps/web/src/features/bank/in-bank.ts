import type { Bank } from './queries.js';

/** The address of a page about a bank. */
export const inBank = (path: `/${string}`, bank: Bank): `/${string}` => (bank === '' ? path : `${path}?bank=${bank}`);
