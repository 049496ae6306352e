import { serbian } from '../core/define.js';
import type { due as en } from '../en/due.js';

export const due = serbian<typeof en>()({
  title: 'Обавезно и за обнову',
  mandatory: 'Обавезно: {{course}}',
  renew: 'Обновите: {{course}}',
  until: 'завршити до {{date}}',
  'renew-until': 'обновити до {{date}}',
  overdue: 'рок је истекао {{date}}',
  'renewal-overdue': 'рок за обнову је истекао',
  'pill.due': 'обавезно',
  'pill.overdue': 'рок је истекао',
  'pill.renew': 'може се обновити',
  'pill.valid': 'важи',
  'valid-until': 'Важи до {{date}}',
  'renewable-from': 'Може се обновити од {{date}}',
  'way.continue': 'Наставите курс',
  'way.requested': 'Ваш захтев за место је у току',
  'way.open-course': 'Отворени курс: почните кад желите',
  'way.request': 'Затражите место у неком извођењу',
  'way.none': 'Данас ниједно извођење не прима захтеве; питајте особу за контакт',
});
