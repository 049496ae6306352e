import { serbian } from '../core/define.js';
import type { field as en } from '../en/field.js';

export const field = serbian<typeof en>()({
  required: 'Ово поље је обавезно.',
  invalid: 'Овај податак није исправан.',
  email: 'Напишите целу имејл адресу, на пример ime@opstina.org.',
  'too-short': 'Број знакова: најмање {{minimum}}.',
  'too-long': 'Број знакова: највише {{maximum}}.',
  'too-small': 'Најмање {{minimum}}.',
  'too-big': 'Највише {{maximum}}.',
  choice: 'Изаберите једну од могућности.',
  date: 'Напишите датум који постоји.',
  time: 'Напишите време, на пример 10:30.',
  unknown: 'Овај податак се овде не очекује.',
  'nonexistent-hour': 'То време тог дана не постоји: сат се помера унапред. Изаберите друго.',
  order: 'Ово мора да буде после почетка.',
  'outside-session': 'Ово мора да буде унутар термина.',
  taken: 'Ово се већ користи. Изаберите друго.',
  'not-published': 'Ова верзија курса није објављена.',
  'own-record': 'Нико овде не може да изабере самог себе.',
});
