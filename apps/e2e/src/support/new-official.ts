import { ask, cookieOf, json } from './http.js';
import { readInstance } from './instance.js';

export const CURRENT_RUN = 'SP-2';
export const NEW_PASSWORD = 'four words nobody puts together';

/** An official with an account, enrolled in the run that is under way. */
export interface NewOfficial {
  readonly email: string;
  readonly personId: string;
  readonly enrolmentId: string;
  /** Quizzes of the course by purpose. */
  readonly quizIds: Readonly<Record<'pre' | 'post', string>>;
}

async function read<T>(reply: Promise<Response>): Promise<T> {
  const answer = await reply;
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${text}`);
  return (text === '' ? null : JSON.parse(text)) as T;
}

/** The newest link to a page of this name in the letter box of the demo, for an address. */
export async function mailedLink(email: string, page: 'invitations' | 'registrations'): Promise<string> {
  const stopAt = Date.now() + 15_000;
  for (;;) {
    const box = await (await ask(`/dev/mail?to=${encodeURIComponent(email)}`)).text();
    const link = new RegExp(`https?://[^\\s"<]+/${page}/[\\w-]+`).exec(box)?.[0];
    if (link) return link;
    if (Date.now() > stopAt) throw new Error(`No link to ${page} for ${email} in /dev/mail`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Waits until the letter box of the demo holds a mail to an address that says this. */
export async function mailSaying(email: string, text: string): Promise<string> {
  const stopAt = Date.now() + 150_000;
  for (;;) {
    const box = await (await ask(`/dev/mail?to=${encodeURIComponent(email)}`)).text();
    if (box.includes(text)) return box;
    if (Date.now() > stopAt) throw new Error(`No mail to ${email} says ${text}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

export const invitationLink = (email: string): Promise<string> => mailedLink(email, 'invitations');

interface Activity {
  readonly quiz: { readonly quizId: string; readonly purpose: 'pre' | 'post' } | null;
}

/**
 * Somebody new, through the same requests the pages send: imported, invited, accepted, enrolled. For journeys whose
 * subject begins later.
 */
export async function newOfficial(
  name: string,
  { department = 'Administrata', position = 'Zyrtar' } = {},
): Promise<NewOfficial> {
  const { base } = readInstance();
  const manager = { cookie: await cookieOf('manager@edukom.example'), origin: base };
  const email = `${name.toLowerCase()}@journeys.example`;
  const form = new FormData();
  const table = `Given name,Family name,E-mail,Institution,Department,Position,Preferred language\n${name},Udhëtari,${email},Prizren,${department},${position},sq\n`;
  form.set('file', new Blob([table], { type: 'text/csv' }), 'people.csv');
  const { importId, revision } = await read<{ importId: string; revision: number }>(
    ask('/api/imports?kind=people', { method: 'POST', headers: manager, body: form }),
  );
  await read(ask(`/api/imports/${importId}/application`, json({ revision, invite: true }, manager)));
  const people = await read<{ items: { personId: string; email: string }[] }>(
    ask(`/api/people?locale=sq&search=${encodeURIComponent(email)}`, { headers: manager }),
  );
  const personId = people.items.find((one) => one.email === email)?.personId ?? '';
  const runs = await read<{ items: { id: string; code: string }[] }>(ask('/api/runs', { headers: manager }));
  const runId = runs.items.find(({ code }) => code === CURRENT_RUN)?.id ?? '';
  await read(ask(`/api/runs/${runId}/enrolments`, json({ personIds: [personId] }, manager)));
  const token = (await invitationLink(email)).split('/').at(-1) ?? '';
  const accepted = await ask(`/api/invitations/${token}`, json({ password: NEW_PASSWORD, locale: 'sq' }));
  const cookie = accepted.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  return { email, personId, ...(await learningOf(cookie)) };
}

async function learningOf(cookie: string): Promise<Pick<NewOfficial, 'enrolmentId' | 'quizIds'>> {
  const { courses } = await read<{ courses: { enrolmentId: string }[] }>(
    ask('/api/me/learning', { headers: { cookie } }),
  );
  const enrolmentId = courses[0]?.enrolmentId ?? '';
  const outline = await read<{ modules: { activities: Activity[] }[] }>(
    ask(`/api/me/learning/${enrolmentId}`, { headers: { cookie } }),
  );
  const quizzes = outline.modules.flatMap(({ activities }) => activities.flatMap(({ quiz }) => quiz ?? []));
  const idOf = (purpose: 'pre' | 'post') => quizzes.find((quiz) => quiz.purpose === purpose)?.quizId ?? '';
  return { enrolmentId, quizIds: { pre: idOf('pre'), post: idOf('post') } };
}
