import { serbian } from '../core/define.js';
import type { paths as en } from '../en/paths.js';

export const paths = serbian<typeof en>()({
  title: 'Програми учења',
  lead: 'Више курсева по реду, са сертификатом за целину.',
  courses_one: '{{count}} курс',
  courses_few: '{{count}} курса',
  courses_other: '{{count}} курсева',
  'courses.title': 'Његови курсеви, по реду',
  required: 'обавезан',
  optional: 'није обавезан',
  'certificate.title': 'Његов сертификат',
  'certificate.text':
    'Ко је завршио све обавезне курсеве, добија сертификат програма. Курс се рачуна док је његов сертификат важећи.',
  'certificate.months_one': 'Важи {{count}} месец.',
  'certificate.months_few': 'Важи {{count}} месеца.',
  'certificate.months_other': 'Важи {{count}} месеци.',
  'mine.title': 'Моји програми учења',
  'mine.progress': 'Завршено обавезних курсева: {{done}} од {{required}}',
  'mine.done': 'завршен',
  'mine.open': 'још није завршен',
  'mine.ready': 'Све обавезно је завршено. Сертификат програма сада може да се изда; добићете имејл.',
  'mine.certificate': 'Сертификат програма: {{serial}}',
});
