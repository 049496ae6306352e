/** The name of an uploaded file as it is kept and shown. */
export const keptFileName = (name: string): string =>
  name
    .replaceAll(/\p{Cc}/gu, '')
    .toWellFormed()
    .slice(0, 200);
