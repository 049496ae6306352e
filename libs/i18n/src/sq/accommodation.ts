import { albanian } from '../core/define.js';
import type { accommodation as en } from '../en/accommodation.js';

export const accommodation = albanian<typeof en>()({
  title: 'Koha shtesë në kuize',
  none: 'Nuk ka kohë shtesë.',
  what: 'Vlen në çdo kuiz me kufi kohor, edhe në atë që po zhvillohet tani. Trajnerët e shohin sa është, kurrë pse.',
  grant: 'Jep kohë shtesë',
  'grant.title': 'Jep kohë shtesë për {{name}}',
  percent: 'Përqind më shumë kohë',
  'percent-hint': '50 % është gjysma më shumë: 30 minuta më shumë në një kuiz njëorësh. Nga 1 deri në 300.',
  'per-hour_one': 'Kjo është {{count}} minutë më shumë për çdo orë kuizi.',
  'per-hour_other': 'Kjo është {{count}} minuta më shumë për çdo orë kuizi.',
  'first-day': 'Dita e parë',
  'last-day': 'Dita e fundit',
  'last-day-hint': 'Lëreni bosh kur nuk ka fund.',
  optional: '(jo e detyrueshme)',
  reason: 'Arsyeja',
  'reason-hint':
    'Ruhet veçmas. E lexojnë vetëm ata që mund të japin kohë shtesë; nuk gjendet në asnjë raport dhe asnjë regjistër.',
  'grant.done': 'Koha shtesë u dha.',
  'grant.moved_one': '{{count}} kuiz që po zhvillohet tani ka afat më të vonë.',
  'grant.moved_other': '{{count}} kuize që po zhvillohen tani kanë afat më të vonë.',
  amount: '{{percent}} më shumë',
  'state.in-effect': 'në fuqi',
  'state.coming': 'më vonë',
  'state.over': 'e përfunduar',
  by: 'Dhënë nga {{name}} më {{at}}',
  'ended-by': 'Përfunduar nga {{name}} më {{at}}',
  end: 'Përfundo',
  'end.title': 'Të përfundojë koha shtesë?',
  'end.what': 'Kuizet që fillojnë nga tani nuk kanë kohë shtesë. Kuizi që po zhvillohet tani e ruan kohën që ka.',
  'end.done': 'Koha shtesë përfundoi.',
});
