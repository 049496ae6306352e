import { albanian } from '../core/define.js';
import type { imports as en } from '../en/imports.js';

export const imports = albanian<typeof en>()({
  breadcrumbs: 'Ku jeni',
  steps: 'Hapat e importit',
  'step-file': 'Zgjidh skedarin',
  'step-check': 'Kontrollo',
  'step-done': 'U krye',
  'state-done': 'u krye',
  'state-current': 'ky hap',
  'state-ahead': 'vjen më pas',
  drop: 'Lëshoni skedarin këtu ose zgjidheni',
  'no-file': 'Zgjidhni së pari një skedar.',
  upload: 'Kontrollo skedarin',
  uploading: 'Po lexohet skedari …',
  'check-title': 'Çfarë do të bënte importi',
  kind: '{{kind}} ({{count}})',
  what: 'Çfarë ndodh',
  applying: 'Po importohet …',
  another: 'Importo një skedar tjetër',
});
