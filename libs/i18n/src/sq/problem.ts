import { albanian } from '../core/define.js';
import type { problem as en } from '../en/problem.js';

export const problem = albanian<typeof en>()({
  'request.malformed':
    'Ajo që u dërgua nuk mund të lexohet. Asgjë nuk u ndryshua. Ringarkoni faqen dhe provoni përsëri.',
  'request.invalid': 'Disa të dhëna duhet t’i shihni edhe një herë. Ende nuk është ruajtur asgjë.',
  'request.too-large': 'Skedari ose teksti është shumë i madh. Asgjë nuk u ruajt.',
  'request.media-type': 'Ky lloj skedari nuk pranohet këtu.',
  'request.origin': 'Kjo kërkesë nuk erdhi nga faqet tona, prandaj u refuzua.',
  'request.not-found': 'Kjo faqe ose ky regjistrim nuk ekziston, ose nuk është i hapur për ju.',
  'request.method': 'Kjo adresë nuk e pranon këtë lloj kërkese.',
  'request.conflict': 'Dikush e ndryshoi këtë ndërkohë. Shikoni gjendjen e tanishme dhe provoni përsëri.',
  'request.too-many': 'Shumë përpjekje. Prisni disa minuta, pastaj provoni përsëri.',
  'server.error': 'Diçka shkoi keq nga ana jonë. Ajo që shkruat është ende në këtë faqe; provoni përsëri pas pak.',
  'server.busy': 'Shumë persona po kyçen në këtë çast. Provoni përsëri pas disa sekondash.',
  'server.database': 'Shërbimi është ndërprerë për një çast. Puna e ruajtur është e sigurt; provoni përsëri pas pak.',
  'client.outdated': 'Kjo faqe është më e vjetër se shërbimi. Ajo do të ringarkohet; ajo që shkruat ruhet.',
  'access.signed-out': 'Kyçuni për të vazhduar.',
  'access.forbidden': 'Nuk keni leje për këtë.',
  'access.own-record': 'Askush nuk mund ta bëjë këtë për regjistrimin e vet. Kërkojani një kolegu.',
  'sign-in.wrong': 'Adresa elektronike ose fjalëkalimi nuk është i saktë.',
  'sign-in.deactivated': 'Kjo llogari është çaktivizuar. Pyetni administratorin tuaj.',
  'sign-in.not-activated': 'Kjo llogari nuk është ende aktive. Përdorni lidhjen në ftesën tuaj.',
  'link.expired': 'Kjo lidhje ka skaduar. Kërkoni një të re.',
  'link.used': 'Kjo lidhje është përdorur tashmë.',
  'link.unknown': 'Kjo lidhje nuk është e vlefshme. Shikoni nëse është kopjuar e tëra.',
  'password.too-short': 'Zgjidhni një fjalëkalim me së paku 12 shenja.',
  'password.too-common': 'Ky fjalëkalim gjendet lehtë. Zgjidhni një më të gjatë, për shembull katër fjalë.',
  'email.taken': 'Kjo adresë elektronike i përket tashmë një llogarie tjetër.',
});
