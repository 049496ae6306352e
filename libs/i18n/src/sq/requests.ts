import { messages } from './messages.js';
import { places } from './places.js';

/** Texts of asking for a place and of one’s messages: loaded with the pages about them. */
export const requests = { messages, places };
