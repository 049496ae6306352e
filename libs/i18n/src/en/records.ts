import { attendance } from './attendance.js';
import { certificates } from './certificates.js';

/** Texts of sessions and certificates: loaded with the pages about them. */
export const records = { attendance, certificates };
