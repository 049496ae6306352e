import { english } from '../core/define.js';

/** Learning paths: the public page, one’s own progress, and writing them. */
export const paths = english({
  title: 'Learning paths',
  lead: 'Several courses in an order, with a certificate for the whole.',
  courses_one: '{{count}} course',
  courses_other: '{{count}} courses',
  'courses.title': 'Its courses, in order',
  required: 'required',
  optional: 'optional',
  'certificate.title': 'Its certificate',
  'certificate.text':
    'Whoever has completed every required course gets the certificate of the path. A course counts as long as its certificate is valid.',
  'certificate.months_one': 'It is valid for {{count}} month.',
  'certificate.months_other': 'It is valid for {{count}} months.',
  'mine.title': 'My learning paths',
  'mine.progress': '{{done}} of {{required}} required courses completed',
  'mine.done': 'completed',
  'mine.open': 'not completed yet',
  'mine.ready': 'Everything required is done. The certificate of the path can now be issued; you will get an e-mail.',
  'mine.certificate': 'Certificate of the path: {{serial}}',
});
