import { serbian } from '../core/define.js';
import type { imports as en } from '../en/imports.js';

export const imports = serbian<typeof en>()({
  breadcrumbs: 'Где се налазите',
  steps: 'Кораци увоза',
  'step-file': 'Избор датотеке',
  'step-check': 'Провера',
  'step-done': 'Готово',
  'state-done': 'готово',
  'state-current': 'овај корак',
  'state-ahead': 'следи',
  drop: 'Превуците датотеку овде или је изаберите',
  'no-file': 'Прво изаберите датотеку.',
  upload: 'Провери датотеку',
  uploading: 'Датотека се чита …',
  'check-title': 'Шта би увоз урадио',
  kind: '{{kind}} ({{count}})',
  what: 'Шта се дешава',
  applying: 'Увози се …',
  another: 'Увези другу датотеку',
});
