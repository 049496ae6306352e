import { albanian } from '../core/define.js';
import type { home as en } from '../en/home.js';

export const home = albanian<typeof en>()({
  title: 'Shkathtësi digjitale për zyrtarët komunalë në Kosovë',
  description: 'Kurse me certifikatë për zyrtarët komunalë dhe të dhëna publike për Agjendën Digjitale të Kosovës.',
  lead: 'Në Edukom gjenden kurset, sesionet, kuizet dhe certifikatat e programit të trajnimeve, në shqip dhe në serbisht, dhe publiku i sheh rezultatet e tyre.',
  'sign-in': 'Hyr te kurset e mia',
  'to-my-page': 'Shko te faqja ime',
  'courses.title': 'Kurset',
  'courses.text': 'Çfarë mësohet, për kë, sa zgjat dhe çfarë kërkohet për certifikatë.',
  'courses.link': 'Shiko kurset',
  'observatory.title': 'Observatori i Agjendës Digjitale',
  'observatory.text': 'Deri ku ka arritur secila komunë, në shifra që kushdo mund t’i kontrollojë dhe t’i shkarkojë.',
  'observatory.link': 'Hap Observatorin',
  'verify.title': 'A është e vërtetë kjo certifikatë?',
  'verify.text': 'Shkruani kodin e shtypur në të ose skanoni kodin QR dhe shihni a është lëshuar dhe a vlen ende.',
  'verify.link': 'Verifiko një certifikatë',
  'todo.greeting': 'Përshëndetje, {{name}}',
  'todo.lead': 'Çfarë ju pret tani.',
  'todo.list': 'Për t’u bërë',
  'todo.empty.title': 'Nuk ju pret asgjë',
  'todo.empty.text': 'Kur të keni një mësim, një sesion ose një punë për të bërë, ajo shfaqet këtu.',
});
