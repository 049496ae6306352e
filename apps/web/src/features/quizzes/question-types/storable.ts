/** Typed text as the server can store it: no NUL, no half of a pair that a length limit cut. */
export const storable = (text: string): string => text.replaceAll(/[\0\p{Surrogate}]/gu, '');
