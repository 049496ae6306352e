import { english } from '../core/define.js';

/** What is mandatory for a learner, and what they have to renew: loaded by those who have such a thing. */
export const due = english({
  title: 'Mandatory and to be renewed',
  mandatory: 'Mandatory: {{course}}',
  renew: 'Renew: {{course}}',
  until: 'to be completed by {{date}}',
  'renew-until': 'to be renewed by {{date}}',
  overdue: 'overdue since {{date}}',
  'renewal-overdue': 'renewal is overdue',
  'pill.due': 'mandatory',
  'pill.overdue': 'overdue',
  'pill.renew': 'may be renewed',
  'pill.valid': 'valid',
  'valid-until': 'Valid until {{date}}',
  'renewable-from': 'May be renewed from {{date}}',
  'way.continue': 'Continue the course',
  'way.requested': 'Your request for a place is under way',
  'way.open-course': 'Open course: begin at any time',
  'way.request': 'Ask for a place in a run',
  'way.none': 'No run takes requests today; your focal point can tell you more',
});
