import type { Page } from 'playwright-core';
import { apiOf } from './api-caller.js';
import { ask, json } from './http.js';
import { NEW_PASSWORD, type NewOfficial } from './new-official.js';
import { sessionNow } from './today.js';

/** Of no other session of anybody. */
export const SESSION_TITLE = 'Sesioni pa internet';

/** A run of its own with a session that is under way, the trainer of the demo, and these people. */
export interface CaptureScene {
  readonly runId: string;
  readonly sessionId: string;
}

export async function aSessionUnderWay(code: string, people: readonly NewOfficial[]): Promise<CaptureScene> {
  const api = await apiOf('manager@edukom.example');
  const options = await api<{
    courses: { versionId: string }[];
    institutions: { id: string }[];
    trainers: { personId: string; name: string }[];
  }>('GET', '/api/run-options');
  const me = await (await apiOf('trainer@edukom.example'))<{ personId: string }>('GET', '/api/me');
  const { date, from, to } = sessionNow();
  const { runId } = await api<{ runId: string }>('POST', '/api/runs', {
    versionId: options.courses[0]?.versionId,
    hostInstitutionId: options.institutions[0]?.id,
    code,
    titleSq: 'Pjesëmarrja pa internet',
    startsOn: '2026-01-01',
    endsOn: '2099-12-31',
    locales: ['sq', 'sr-Cyrl', 'en'],
    trainerIds: [me.personId],
    thresholdPercent: 80,
  });
  const personIds = people.map(({ personId }) => personId);
  await api('POST', `/api/runs/${runId}/enrolments`, { personIds });
  const plan = { title: SESSION_TITLE, room: 'Salla 2', localDate: date, localStart: from, localEnd: to };
  const { sessionId } = await api<{ sessionId: string }>('POST', `/api/runs/${runId}/sessions`, plan);
  await api('POST', `/api/runs/${runId}/start`);
  return { runId, sessionId };
}

export interface BoardMark {
  readonly method: string;
  readonly kind: string;
}

/** What the board of a session says of each person, by given name. */
export async function boardOf(
  sessionId: string,
): Promise<ReadonlyMap<string, { readonly state: string; readonly marks: readonly BoardMark[] }>> {
  const api = await apiOf('manager@edukom.example');
  const { rows } = await api<{ rows: { givenName: string; state: string; marks: BoardMark[] }[] }>(
    'GET',
    `/api/sessions/${sessionId}/board`,
  );
  return new Map(rows.map(({ givenName, state, marks }) => [givenName, { state, marks }]));
}

/** The code an official holds out, as the phone draws it. */
export interface ShownPass {
  readonly sessionId: string;
  readonly qrPath: string;
  readonly qrSize: number;
}

/** The own code of an official for a session. */
export async function passOf({ email }: NewOfficial, sessionId: string): Promise<ShownPass> {
  const signedIn = await ask('/api/session', json({ email, password: NEW_PASSWORD }));
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  const { passes } = (await (await ask('/api/me/passes', { headers: { cookie } })).json()) as { passes: ShownPass[] };
  const pass = passes.find((one) => one.sessionId === sessionId);
  if (!pass) throw new Error(`${email} has no code for ${sessionId}`);
  return pass;
}

/** Lets the page's camera see a code, as if somebody held it out. */
export async function holdOut(page: Page, { qrPath, qrSize }: ShownPass): Promise<void> {
  await page.evaluate(
    ([path, size]) => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 480;
      const pen = canvas.getContext('2d');
      const draw = () => {
        if (!pen) return;
        pen.resetTransform();
        pen.fillStyle = '#fff';
        pen.fillRect(0, 0, 480, 480);
        pen.scale(480 / size, 480 / size);
        pen.fillStyle = '#000';
        pen.fill(new Path2D(path));
      };
      Object.defineProperty(navigator.mediaDevices, 'getUserMedia', {
        value: async () => {
          const stream = canvas.captureStream(10);
          draw();
          setInterval(draw, 100);
          return stream;
        },
      });
    },
    [qrPath, qrSize] as const,
  );
}
