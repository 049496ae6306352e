import { albanian } from '../core/define.js';
import type { paths as en } from '../en/paths.js';

export const paths = albanian<typeof en>()({
  title: 'Programet mësimore',
  lead: 'Disa kurse me radhë, me një certifikatë për të gjitha.',
  courses_one: '{{count}} kurs',
  courses_other: '{{count}} kurse',
  'courses.title': 'Kurset e tij, me radhë',
  required: 'i detyrueshëm',
  optional: 'jo i detyrueshëm',
  'certificate.title': 'Certifikata e tij',
  'certificate.text':
    'Kush i ka përfunduar të gjitha kurset e detyrueshme, merr certifikatën e programit. Një kurs llogaritet derisa certifikata e tij është e vlefshme.',
  'certificate.months_one': 'Vlen {{count}} muaj.',
  'certificate.months_other': 'Vlen {{count}} muaj.',
  'mine.title': 'Programet e mia mësimore',
  'mine.progress': '{{done}} nga {{required}} kurse të detyrueshme të përfunduara',
  'mine.done': 'i përfunduar',
  'mine.open': 'ende i papërfunduar',
  'mine.ready':
    'Gjithçka e detyrueshme është përfunduar. Certifikata e programit tani mund të lëshohet; do të njoftoheni me e-mail.',
  'mine.certificate': 'Certifikata e programit: {{serial}}',
});
