import { english } from '../core/define.js';

/** Words that every feature uses. */
export const common = english({
  product: 'Edukom',
  tagline: 'Training for municipal officials',
  language: 'Language and script',
  save: 'Save',
  saving: 'Saving …',
  saved: 'Saved',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  continue: 'Continue',
  search: 'Search',
  download: 'Download',
  loading: 'Loading …',
  optional: '(optional)',
  show: 'Show',
  hide: 'Hide',
  'try-again': 'Try again',
  'errors-title': 'Check these entries',
  'errors-kept': 'Nothing was lost: what you entered is still here.',
  offline: 'No internet connection. What you entered is still here; try again when the connection is back.',
});
