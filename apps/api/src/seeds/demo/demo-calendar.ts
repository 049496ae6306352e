import { localAt } from '@edukom/domain';

const DAY_MS = 86_400_000;

/** `YYYY-MM-DD` of the day in Kosovo that lies `days` after the instant. */
export const dayAfter = (now: Date, days: number): string => localAt(now.getTime() + days * DAY_MS).date;

/** A session of the demo by its distance in days from the day the demo is made. */
export interface DemoSession {
  readonly title: string;
  readonly room: string;
  readonly inDays: number;
  readonly localStart: string;
  readonly localEnd: string;
  readonly breakFrom?: string;
  readonly breakTo?: string;
}

export interface DemoRun {
  readonly code: string;
  readonly startsInDays: number;
  readonly endsInDays: number;
  readonly hostSlug: string;
  readonly sessions: readonly DemoSession[];
}

const MORNING = { localStart: '09:00', localEnd: '12:30', breakFrom: '10:30', breakTo: '11:00' } as const;

/** Ended some weeks ago: the run certificates and the Observatory's figures come from. */
export const FINISHED_RUN: DemoRun = {
  code: 'SP-1',
  startsInDays: -63,
  endsInDays: -28,
  hostSlug: 'prishtine',
  sessions: [
    { title: 'Fjalëkalimet · Лозинке', room: 'Salla 1 · Сала 1', inDays: -56, ...MORNING },
    { title: 'Mesazhet mashtruese · Лажне поруке', room: 'Salla 1 · Сала 1', inDays: -49, ...MORNING },
    { title: 'Raportimi · Пријављивање', room: 'Salla 1 · Сала 1', inDays: -42, ...MORNING },
  ],
};

/** Under way: what a trainer, a manager and an official find to do. */
export const CURRENT_RUN: DemoRun = {
  code: 'SP-2',
  startsInDays: -14,
  endsInDays: 28,
  hostSlug: 'prizren',
  sessions: [
    { title: 'Fjalëkalimet · Лозинке', room: 'Kati I · I спрат', inDays: -7, ...MORNING },
    {
      title: 'Mesazhet mashtruese · Лажне поруке',
      room: 'Kati I · I спрат',
      inDays: 0,
      localStart: '09:00',
      localEnd: '16:00',
      breakFrom: '12:00',
      breakTo: '13:00',
    },
    { title: 'Raportimi · Пријављивање', room: 'Kati I · I спрат', inDays: 7, ...MORNING },
  ],
};

/** Planned, with fewer seats than people who ask for one: what focal points and managers find to decide. */
export const REQUESTED_RUN: DemoRun = {
  code: 'SP-3',
  startsInDays: 35,
  endsInDays: 56,
  hostSlug: 'prishtine',
  sessions: [
    { title: 'Fjalëkalimet · Лозинке', room: 'Salla 2 · Сала 2', inDays: 35, ...MORNING },
    { title: 'Mesazhet mashtruese · Лажне поруке', room: 'Salla 2 · Сала 2', inDays: 42, ...MORNING },
    { title: 'Raportimi · Пријављивање', room: 'Salla 2 · Сала 2', inDays: 49, ...MORNING },
  ],
};
