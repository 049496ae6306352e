import { english } from '../core/define.js';

/** Keeping a course on the device. */
export const offline = english({
  title: 'Without internet',
  text: 'Keep the whole course on this device to read it without internet. What you do then is sent later.',
  keep: 'Keep on this device',
  keeping: 'Being kept',
  kept_one: '{{count}} lesson on this device, {{size}} MB, as of {{at}}',
  kept_other: '{{count}} lessons on this device, {{size}} MB, as of {{at}}',
  renew: 'Bring up to date',
  remove: 'Remove from this device',
});
