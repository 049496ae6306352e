import type { RequestHandler } from 'express';
import type { Mailer } from './mailer.js';

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const linked = (text: string) => escape(text).replaceAll(/https?:\/\/\S+/g, (url) => `<a href="${url}">${url}</a>`);

/** The search of the box, for one address among all those that the demo writes to. */
const search = (recipient: string) =>
  `<form><label>To <input type="search" name="to" value="${escape(recipient).replaceAll('"', '&quot;')}"></label> <button>Search</button></form>`;

/** The letter box of the demo: every mail that would have been sent, or those to the address `to`. Mounted in demo mode only. */
export const devMail =
  (mailer: Mailer): RequestHandler =>
  ({ query }, response, next) => {
    const { to } = query;
    const recipient = typeof to === 'string' ? to.trim().toLowerCase() : '';
    mailer
      .latest(100, recipient || null)
      .then((mails) => {
        const items = mails.map(
          (mail) =>
            `<article><h2>${escape(mail.subject)}</h2><p>${escape(mail.recipient)} · ${mail.created_at.toISOString()}</p><pre>${linked(mail.body)}</pre></article>`,
        );
        response.setHeader('Cache-Control', 'no-store');
        response
          .type('html')
          .send(
            `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Demo mail</title></head><body><main><h1>Demo mail</h1>${search(recipient)}${items.join('') || '<p>No mail yet.</p>'}</main></body></html>`,
          );
      })
      .catch(next);
  };
