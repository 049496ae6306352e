/** Set by the server on a page that is drawn already; goes when the application has taken it over. */
export const isDrawn = (): boolean => document.documentElement.dataset['drawn'] !== undefined;

export function takeOver(): void {
  delete document.documentElement.dataset['drawn'];
}
