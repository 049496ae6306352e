import { albanian } from '../core/define.js';
import type { due as en } from '../en/due.js';

export const due = albanian<typeof en>()({
  title: 'Të detyrueshme dhe për përsëritje',
  mandatory: 'I detyrueshëm: {{course}}',
  renew: 'Përsëritni: {{course}}',
  until: 'të përfundohet deri më {{date}}',
  'renew-until': 'të përsëritet deri më {{date}}',
  overdue: 'me vonesë që nga {{date}}',
  'renewal-overdue': 'afati i përsëritjes ka kaluar',
  'pill.due': 'i detyrueshëm',
  'pill.overdue': 'me vonesë',
  'pill.renew': 'mund të përsëritet',
  'pill.valid': 'i vlefshëm',
  'valid-until': 'Vlen deri më {{date}}',
  'renewable-from': 'Mund të përsëritet nga {{date}}',
  'way.continue': 'Vazhdoni kursin',
  'way.requested': 'Kërkesa juaj për vend është në shqyrtim',
  'way.open-course': 'Kurs i hapur: filloni kur të doni',
  'way.request': 'Kërkoni vend në një zhvillim',
  'way.none': 'Sot asnjë zhvillim nuk pranon kërkesa; pyetni personin e kontaktit',
});
