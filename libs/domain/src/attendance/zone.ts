/** Zone of every local time of the product. */
export const ZONE = 'Europe/Belgrade';
