import { english } from '../core/define.js';

/** How and when one is written to, and the own calendar. */
export const messages = english({
  title: 'Messages and calendar',
  lead: 'How and when you are written to, and your sessions in your own calendar.',
  wishes: 'Messages to me',
  language: 'You are written to in: {{language}}. You change that with the language menu above.',
  address: 'Messages go to {{address}}.',
  'no-address': 'No e-mail address is known of you, so you get no messages.',
  saved: 'Saved. It holds for messages from now on.',
  digest: 'One daily summary',
  'digest-hint': 'At 07:30, instead of single e-mails for what is not urgent.',
  'calendar-mail': 'Send sessions as calendar invitations',
  'calendar-mail-hint': 'Your calendar program enters, moves and removes them. Without it you get plain messages.',
  quiet: 'Quiet hours',
  'quiet-hint':
    'No messages between these times, except what is urgent: links you asked for, and sessions within a day.',
  'quiet-from': 'From',
  'quiet-to': 'Until',
  save: 'Save',
  'feed.title': 'My calendar',
  'feed.text':
    'With a personal address your calendar program shows your sessions and keeps them up to date. Whoever has the address can read times and titles of your sessions: do not pass it on.',
  'feed.make': 'Make an address',
  'feed.replace': 'Make a new address',
  'feed.end': 'End the address',
  'feed.made': 'Your calendar address',
  'feed.once': 'Copy it into your calendar program now: it is shown only this once.',
  'feed.address': 'Address',
  'feed.copy': 'Copy',
  'feed.copied': 'Copied.',
  'feed.since': 'You have an address since {{at}}.',
  'feed.never-read': 'No calendar has read it yet.',
  'feed.read': 'A calendar last read it on {{at}}.',
  'feed.cut-off': 'The address there is now ends at once: calendars that read it get no more changes.',
});
