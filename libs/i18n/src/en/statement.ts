import { english } from '../core/define.js';

/** The privacy and the accessibility statement: short, and only what is so. */
export const statement = english({
  'privacy.title': 'Privacy',
  'privacy.lead': 'What Edukom keeps about you, why, and who sees it.',
  'privacy.kept.title': 'What is kept',
  'privacy.kept.text':
    'Your name, e-mail address, institution and position; the courses you take, your answers, marks and attendance; the certificates issued to you. Passwords are kept only in a form from which they cannot be read back. Of whoever registers for an open course also who they said they are; a registration that is not confirmed is deleted after 48 hours.',
  'privacy.seen.title': 'Who sees it',
  'privacy.seen.text':
    'You see your own record. Trainers see the runs they teach, project managers the programme they run. The focal point of an institution sees only who asked for a place, who has one and whether a course was completed, never answers or marks. Each look into records that is written to the audit log stays there.',
  'privacy.public.title': 'What is public',
  'privacy.public.text':
    'The Observatory shows only totals, and none from which a person could be recognised: counts of fewer than 5 people and shares over fewer than 10 are not published. A certificate can be checked by whoever has its code.',
  'privacy.browser.title': 'In your browser',
  'privacy.browser.text':
    'One cookie keeps you signed in, another remembers the language you chose. Answers not yet sent wait in your browser. No page loads anything from another company, and nobody counts your visits.',
  'privacy.rights.title': 'Your rights',
  'privacy.rights.text':
    'You may see your data, have it corrected and ask for its erasure. Write to the focal point of your institution or to the administrator of this programme.',
  'accessibility.title': 'Accessibility',
  'accessibility.lead':
    'Edukom is made to be used by everyone, also without a mouse, without sight and on an old phone.',
  'accessibility.aim.title': 'What we aim for',
  'accessibility.aim.text':
    'WCAG 2.2, level AA. Every page can be used by keyboard alone, states what is wrong in words beside the field, and never says anything by colour alone. The public pages work without JavaScript.',
  'accessibility.checked.title': 'How it is checked',
  'accessibility.checked.text':
    'Pages are checked by automatic tests when the software changes. No independent audit and no test with users of assistive technology has taken place yet, so faults that machines cannot find may remain.',
  'accessibility.help.title': 'If something stops you',
  'accessibility.help.text':
    'Tell the focal point of your institution or your trainer what happened and on which page. Extra time in quizzes can be arranged for a person and then applies to all quizzes.',
});
