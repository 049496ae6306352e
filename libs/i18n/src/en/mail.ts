import { english } from '../core/define.js';

export const mail = english({
  'invitation.subject': 'Your invitation to Edukom',
  'invitation.body':
    'Hello {{name}},\n\nyou are invited to Edukom, the training system for municipal officials. Choose your password and language here:\n\n{{link}}\n\nThe link works once and for {{days}} days. If you did not expect this e-mail, you need not do anything.',
  'password-reset.subject': 'A new password for Edukom',
  'password-reset.body':
    'Hello {{name}},\n\nsomebody, probably you, asked for a new password. Choose it here:\n\n{{link}}\n\nThe link works once and for {{hours}} hours. If it was not you, ignore this e-mail: your password stays as it is.',
  'email-change.subject': 'Confirm your new e-mail address',
  'email-change.body':
    'Hello {{name}},\n\nconfirm with this link that this address is yours:\n\n{{link}}\n\nThe link works once and for {{hours}} hours. Until then your old address stays in use.',
  'email-change-notice.subject': 'A change of your e-mail address was asked for',
  'grade.subject': 'Your result is ready: {{quiz}}',
  'grade.body':
    'Hello {{name}},\n\nthe results of “{{quiz}}” ({{course}}) have been released. See your points and the comments here:\n\n{{link}}',
  'email-change-notice.body':
    'Hello {{name}},\n\nsomebody asked to change the address of your Edukom account to {{address}}. If it was not you, sign in, choose a new password and tell your administrator.',
  'merged.subject': 'Two accounts of yours became one',
  'merged.body':
    'Hello {{name}},\n\nthe accounts {{address}} and {{other}} in Edukom were merged by the project team. You sign in with either address, each with its own password, and find the courses, attendance and certificates of both.\n\nIf these two are not yours, tell the project team: it can be taken back, and nothing is lost.',
  'certificate.subject': 'Your certificate: {{title}}',
  'certificate.body':
    'Hello {{name}},\n\nyour certificate for “{{title}}” has been issued under the number {{serial}}. Download it here:\n\n{{link}}\n\nAnyone who gets it can check it here:\n\n{{verification}}',
  'reminder.subject': 'Your course goes on: {{course}}',
  'reminder.body':
    'Hello {{name}},\n\nyour course “{{course}}” is waiting: {{done}} of {{all}} parts are done. Go on here:\n\n{{link}}\n\nIf something keeps you from it, tell your trainer. This reminder was sent by {{sender}}.',
  'mandatory.subject': 'Mandatory until {{date}}: {{course}}',
  'mandatory.body':
    'Hello {{name}},\n\nthe training “{{course}}” is mandatory for you and has to be completed by {{date}}. You have not completed it yet. How to take part is written here:\n\n{{link}}\n\nOnce you have completed it, these reminders end by themselves.',
  'mandatory-copy.subject_one': '{{institution}}: {{count}} person misses “{{course}}”',
  'mandatory-copy.subject_other': '{{institution}}: {{count}} people miss “{{course}}”',
  'mandatory-copy.body':
    'Hello {{name}},\n\nthe training “{{course}}” is mandatory in {{institution}} until {{date}}. These people have not completed it yet:\n\n{{people}}\n\nThose whom e-mail reaches have been reminded. You can nominate them for a run here:\n\n{{link}}',
  'mandatory-copy.more_one': 'and {{count}} more',
  'mandatory-copy.more_other': 'and {{count}} more',
  'open-registration.subject': 'Confirm your address: {{course}}',
  'open-registration.body':
    'Hello {{name}},\n\nsomebody, probably you, registered with this address for the open course “{{course}}”. Confirm here that the address is yours, and choose a password:\n\n{{link}}\n\nThe link works once and for {{hours}} hours. If it was not you, you need not do anything: what was entered is deleted then.',
  'open-known.subject': 'You already have an account: {{course}}',
  'open-known.body':
    'Hello {{name}},\n\nsomebody, probably you, registered with this address for the open course “{{course}}”. The address already has an account, so there is nothing to confirm: sign in and start the course with one click.\n\n{{link}}\n\nIf you do not remember your password, choose a new one here:\n\n{{reset}}\n\nIf it was not you, ignore this e-mail.',
  'grade-changed.subject': 'Your result has changed: {{quiz}}',
  'grade-changed.body':
    'Hello {{name}},\n\nyour released result of “{{quiz}}” ({{course}}) has changed. See what it is now here:\n\n{{link}}\n\nIf you do not agree, you can appeal on the same page.',
  'appeal-made.subject': 'An appeal waits for an answer: {{quiz}}',
  'appeal-made.body':
    'Hello {{name}},\n\nsomebody has appealed against their result of “{{quiz}}”. Somebody who did not grade the answer can decide here:\n\n{{link}}',
  'appeal-kept.subject': 'Your appeal has been answered: {{quiz}}',
  'appeal-kept.body':
    'Hello {{name}},\n\nyour appeal about “{{quiz}}” has been looked at. The result stays as it is. Read the answer here:\n\n{{link}}',
  'appeal-changed.subject': 'Your appeal changed your result: {{quiz}}',
  'appeal-changed.body':
    'Hello {{name}},\n\nyour appeal about “{{quiz}}” has been looked at, and your points have changed. See the answer and the new result here:\n\n{{link}}',
  'enrolment.reason': 'What was said: {{reason}}',
  'enrolment-asked.subject': 'Somebody asks for a place: {{run}}',
  'enrolment-asked.body':
    'Hello {{name}},\n\n{{whose}} asks for a place in “{{run}}”. Agree or refuse here:\n\n{{link}}',
  'enrolment-nominate.subject': 'You were nominated: {{run}}',
  'enrolment-nominate.body':
    'Hello {{name}},\n\nyour institution has nominated you for “{{run}}”, which begins on {{date}}. The project manager decides next.{{said}}\n\n{{link}}',
  'enrolment-invite.subject': 'You are invited: {{run}}',
  'enrolment-invite.body':
    'Hello {{name}},\n\nyou are invited to “{{run}}”, which begins on {{date}}. Accept or decline on the page below.{{said}}\n\n{{link}}',
  'enrolment-seat.subject': 'You have a place: {{run}}',
  'enrolment-seat.body':
    'Hello {{name}},\n\nyou have a place in “{{run}}”, which begins on {{date}}.{{said}}\n\n{{link}}',
  'enrolment-wait.subject': 'You are on the waiting list: {{run}}',
  'enrolment-wait.body':
    'Hello {{name}},\n\nyour request for “{{run}}” ({{date}}) was approved, but all the seats you could have are taken. You are on the waiting list and move up by yourself when it is your turn; the page below says where you stand.{{said}}\n\n{{link}}',
  'enrolment-move-up.subject': 'You moved up and have a place: {{run}}',
  'enrolment-move-up.body':
    'Hello {{name}},\n\na seat became free and you have a place in “{{run}}”, which begins on {{date}}. If you cannot come, withdraw in time, so that the next person moves up.{{said}}\n\n{{link}}',
  'enrolment-refuse.subject': 'Your request was refused: {{run}}',
  'enrolment-refuse.body':
    'Hello {{name}},\n\nyour request for a place in “{{run}}” ({{date}}) was refused.{{said}}\n\n{{link}}',
  'enrolment-withdraw.subject': 'Your place was taken back: {{run}}',
  'enrolment-withdraw.body':
    'Hello {{name}},\n\nyour request or place in “{{run}}” ({{date}}) was taken back.{{said}}\n\n{{link}}',
  'enrolment-lapse.subject': 'The waiting list is closed: {{run}}',
  'enrolment-lapse.body':
    'Hello {{name}},\n\nthe waiting list of “{{run}}” ({{date}}) is closed, and there was no seat for you this time.{{said}}\n\n{{link}}',
  'session-new.subject': '{{session}}: {{date}} at {{from}}',
  'session-new.body':
    'Hello {{name}},\n\nyou are expected at “{{session}}” of the course “{{course}}”.\n\nWhen: {{date}}, {{from}}–{{to}}\nWhere: {{room}}\n\nAll your sessions:\n{{link}}',
  'session-changed.subject': 'Changed: {{session}}, now {{date}} at {{from}}',
  'session-changed.body':
    'Hello {{name}},\n\nthe session “{{session}}” of the course “{{course}}” has changed. It is now:\n\nWhen: {{date}}, {{from}}–{{to}}\nWhere: {{room}}\n\nAll your sessions:\n{{link}}',
  'session-off.subject': 'You are no longer expected: {{session}}, {{date}}',
  'session-off.body':
    'Hello {{name}},\n\nyou are no longer expected at “{{session}}” of the course “{{course}}” on {{date}}, {{from}}–{{to}}: the session was cancelled, or your place in the course was withdrawn.\n\nAll your sessions:\n{{link}}',
  'session-cancelled.subject': 'Cancelled: {{session}}, {{date}}',
  'session-cancelled.body':
    'Hello {{name}},\n\nthe session “{{session}}” of the course “{{course}}” on {{date}}, {{from}}–{{to}}, is cancelled.\n\nReason: {{reason}}\n\nAll your sessions:\n{{link}}',
  'run-cancelled.subject': 'Cancelled: {{run}}',
  'run-cancelled.body':
    'Hello {{name}},\n\n“{{run}}” ({{host}}, from {{date}}) is cancelled. All coming sessions are off; your calendar is told for each of them.\n\nReason: {{reason}}\n\nWhat was recorded of you so far stays. Your sessions:\n{{link}}',
  'session-room.open': 'not decided yet',
  'digest.subject_one': 'Edukom: {{count}} message',
  'digest.subject_other': 'Edukom: {{count}} messages',
  'digest.body':
    'Hello,\n\nthis is what came for you since your last summary:\n\n{{items}}\n\nYou chose one daily summary instead of single e-mails. You can change that in Edukom under “Messages and calendar”.',
  'calendar.name': 'Edukom: my sessions',
  'claim-accepted.subject': 'Your claim was accepted: {{session}}',
  'claim-accepted.body':
    'Hello {{name}},\n\nwhat you said about your attendance at “{{session}}” ({{run}}) was accepted.\n\n{{answer}}\n\nYour attendance as it stands now:\n\n{{link}}',
  'claim-refused.subject': 'Your claim was refused: {{session}}',
  'claim-refused.body':
    'Hello {{name}},\n\nwhat you said about your attendance at “{{session}}” ({{run}}) was not accepted.\n\n{{answer}}\n\nYour attendance as it stands:\n\n{{link}}',
});
