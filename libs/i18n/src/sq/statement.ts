import { albanian } from '../core/define.js';
import type { statement as en } from '../en/statement.js';

export const statement = albanian<typeof en>()({
  'privacy.title': 'Privatësia',
  'privacy.lead': 'Çfarë ruan Edukom për ju, pse dhe kush e sheh.',
  'privacy.kept.title': 'Çfarë ruhet',
  'privacy.kept.text':
    'Emri, adresa e e-mailit, institucioni dhe pozita juaj; kurset që ndiqni, përgjigjet, notat dhe pjesëmarrja; certifikatat që ju janë lëshuar. Fjalëkalimet ruhen vetëm në një formë nga e cila nuk mund të lexohen më. Për ata që regjistrohen vetë në një kurs të hapur edhe çka kanë thënë se janë; regjistrimi i pakonfirmuar fshihet pas 48 orëve.',
  'privacy.seen.title': 'Kush i sheh të dhënat',
  'privacy.seen.text':
    'Ju shihni të dhënat tuaja. Trajnerët shohin zhvillimet e kurseve që mbajnë, menaxherët e projektit programin që drejtojnë. Personi i kontaktit i një institucioni sheh vetëm kush kërkoi vend, kush e ka dhe nëse kursi është përfunduar, kurrë përgjigjet ose notat. Çdo shikim i të dhënave që shënohet në regjistrin e veprimeve mbetet aty.',
  'privacy.public.title': 'Çfarë është publike',
  'privacy.public.text':
    'Observatori tregon vetëm shuma, dhe asnjë nga e cila mund të njihet një person: numrat nën 5 persona dhe përqindjet për më pak se 10 persona nuk publikohen. Certifikatën mund ta verifikojë kushdo që e ka kodin e saj.',
  'privacy.browser.title': 'Në shfletuesin tuaj',
  'privacy.browser.text':
    'Një “cookie” ju mban në llogari, një tjetër mban mend gjuhën që keni zgjedhur. Përgjigjet ende të padërguara presin në shfletuesin tuaj. Asnjë faqe nuk merr asgjë nga ndonjë kompani tjetër dhe askush nuk i numëron vizitat tuaja.',
  'privacy.rights.title': 'Të drejtat tuaja',
  'privacy.rights.text':
    'Mund t’i shihni të dhënat tuaja, të kërkoni që të korrigjohen dhe të fshihen. Shkruajini personit të kontaktit në institucionin tuaj ose administratorit të këtij programi.',
  'accessibility.title': 'Qasshmëria',
  'accessibility.lead':
    'Edukom është bërë që ta përdorë kushdo, edhe pa maus, edhe pa e parë ekranin, edhe në një telefon të vjetër.',
  'accessibility.aim.title': 'Çfarë synojmë',
  'accessibility.aim.text':
    'WCAG 2.2, niveli AA. Çdo faqe mund të përdoret vetëm me tastierë, e tregon me fjalë pranë fushës se çfarë nuk është në rregull dhe kurrë nuk thotë diçka vetëm me ngjyrë. Faqet publike funksionojnë edhe pa JavaScript.',
  'accessibility.checked.title': 'Si kontrollohet',
  'accessibility.checked.text':
    'Faqet kontrollohen me teste automatike kur ndryshon programi. Ende nuk është bërë asnjë kontroll i pavarur dhe asnjë provë me përdorues të teknologjive ndihmëse, prandaj mund të ketë gabime që makina nuk i gjen.',
  'accessibility.help.title': 'Nëse diçka ju pengon',
  'accessibility.help.text':
    'Tregojini personit të kontaktit në institucionin tuaj ose trajnerit çfarë ndodhi dhe në cilën faqe. Për një person mund të caktohet kohë shtesë në kuize, dhe ajo vlen për të gjitha kuizet.',
});
