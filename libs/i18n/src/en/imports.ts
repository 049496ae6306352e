import { english } from '../core/define.js';

/** What every import from a file says, whatever it brings. */
export const imports = english({
  breadcrumbs: 'Where you are',
  steps: 'Steps of the import',
  'step-file': 'Choose a file',
  'step-check': 'Check',
  'step-done': 'Done',
  'state-done': 'done',
  'state-current': 'this step',
  'state-ahead': 'still to come',
  drop: 'Drop the file here or choose it',
  'no-file': 'Choose a file first.',
  upload: 'Check the file',
  uploading: 'Reading the file …',
  'check-title': 'What the import would do',
  kind: '{{kind}} ({{count}})',
  what: 'What happens',
  applying: 'Importing …',
  another: 'Import another file',
});
