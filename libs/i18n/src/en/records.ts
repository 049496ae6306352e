import { attendance } from './attendance.js';
import { certificates } from './certificates.js';
import { messages } from './messages.js';
import { places } from './places.js';

/** Texts of sessions and certificates: loaded with the pages about them. */
export const records = { attendance, certificates, messages, places };
