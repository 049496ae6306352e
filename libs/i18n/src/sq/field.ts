import { albanian } from '../core/define.js';
import type { field as en } from '../en/field.js';

export const field = albanian<typeof en>()({
  required: 'Kjo është e nevojshme.',
  invalid: 'Kjo e dhënë nuk është e vlefshme.',
  email: 'Shkruani adresën elektronike të plotë, për shembull emri@komuna.org.',
  'too-short': 'Së paku {{minimum}} shenja.',
  'too-long': 'Më së shumti {{maximum}} shenja.',
  'too-small': 'Së paku {{minimum}}.',
  'too-big': 'Më së shumti {{maximum}}.',
  choice: 'Zgjidhni një nga mundësitë.',
  date: 'Shkruani një datë që ekziston.',
  time: 'Shkruani orën, për shembull 10:30.',
  unknown: 'Kjo e dhënë nuk pritet këtu.',
});
