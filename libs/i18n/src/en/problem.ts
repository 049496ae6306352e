import type { ProblemCode } from '@edukom/contracts';
import { english, type Texts } from '../core/define.js';

/** One text per problem code; the compiler refuses a missing one. */
export const problem = english({
  'request.malformed': 'What was sent cannot be read. Nothing was changed. Reload the page and try again.',
  'request.invalid': 'Some entries need your attention. Nothing was saved yet.',
  'request.too-large': 'The file or text is too large. Nothing was saved.',
  'request.media-type': 'This kind of file is not accepted here.',
  'request.origin': 'This request did not come from our own pages, so it was refused.',
  'request.not-found': 'This page or record does not exist, or it is not open to you.',
  'request.method': 'This address does not take that kind of request.',
  'request.conflict': 'Somebody changed this in the meantime. Look at the current state and try again.',
  'request.too-many': 'Too many tries. Wait a few minutes, then try again.',
  'server.error': 'Something went wrong on our side. What you entered is still on this page; try again shortly.',
  'server.busy': 'Many people are signing in right now. Try again in a few seconds.',
  'server.database': 'The service is interrupted for a moment. Saved work is safe; try again shortly.',
  'client.outdated': 'This page is older than the service. It will reload; what you entered is kept.',
  'access.signed-out': 'Sign in to go on.',
  'access.forbidden': 'You do not have permission for this.',
  'access.own-record': 'Nobody can do this for their own record. Ask a colleague.',
  'sign-in.wrong': 'The e-mail address or the password is not right.',
  'sign-in.deactivated': 'This account is deactivated. Ask your administrator.',
  'sign-in.not-activated': 'This account is not active yet. Use the link in your invitation.',
  'link.expired': 'This link has expired. Ask for a new one.',
  'link.used': 'This link was already used.',
  'link.unknown': 'This link is not valid. Check that it was copied whole.',
  'password.too-short': 'Choose a password of at least 12 characters.',
  'password.too-common': 'This password is too easy to guess. Choose a longer one, for example four words.',
  'email.taken': 'This e-mail address already belongs to another account.',
} satisfies Record<ProblemCode, string> & Texts);
