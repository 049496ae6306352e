import { serbian } from '../core/define.js';
import type { field as en } from '../en/field.js';

export const field = serbian<typeof en>()({
  required: 'Ово је потребно.',
  invalid: 'Овај податак није исправан.',
  email: 'Напишите целу адресу е-поште, на пример ime@opstina.org.',
  'too-short': 'Најмање {{minimum}} знакова.',
  'too-long': 'Највише {{maximum}} знакова.',
  'too-small': 'Најмање {{minimum}}.',
  'too-big': 'Највише {{maximum}}.',
  choice: 'Изаберите једну од могућности.',
  date: 'Напишите датум који постоји.',
  time: 'Напишите време, на пример 10:30.',
  unknown: 'Овај податак се овде не очекује.',
});
