import { english } from '../core/define.js';

/** What is wrong with one field; codes come from the contract's schema. */
export const field = english({
  required: 'This field is required.',
  invalid: 'This entry is not valid.',
  email: 'Write a full e-mail address, such as name@municipality.org.',
  'too-short': 'At least {{minimum}} characters.',
  'too-long': 'At most {{maximum}} characters.',
  'too-small': 'At least {{minimum}}.',
  'too-big': 'At most {{maximum}}.',
  choice: 'Choose one of the options.',
  date: 'Write a date that exists.',
  time: 'Write a time, such as 10:30.',
  unknown: 'This entry is not expected here.',
  'nonexistent-hour': 'This time does not exist on that day: the clocks go forward. Choose another.',
  order: 'This must come after the start.',
  'outside-session': 'This must lie inside the session.',
  taken: 'This is already used. Choose another.',
  'not-published': 'This course version is not published.',
  'own-record': 'Nobody can choose themself here.',
  'asks-nothing': 'This course has nothing that must be completed, so it cannot be opened to everybody.',
  'required-course': 'At least one course must be required.',
  'unpublished-course': 'This course is not published.',
  'needs-trainer': 'A part of this course has to be confirmed by a trainer, so it cannot be opened to everybody.',
});
