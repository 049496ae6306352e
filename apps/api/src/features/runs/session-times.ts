import type { InputOf, addSession } from '@edukom/contracts';
import { type InstantResult, instantOf, ZONE } from '@edukom/domain';
import { isBroken } from '../../platform/faults/crash-point.js';
import { type FieldProblem, Problem } from '../../platform/http/problem.js';

export type SessionPlanInput = InputOf<typeof addSession>['body'];

export interface SessionTimes {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly slots: readonly { readonly startsAt: Date; readonly endsAt: Date }[];
}

type TimeField = 'localStart' | 'localEnd' | 'breakFrom' | 'breakTo';

const FIELD_OF_CODE: Readonly<Record<Extract<InstantResult, { ok: false }>['code'], string>> = {
  'invalid-date': 'date',
  'invalid-time': 'time',
  'unknown-zone': 'invalid',
  'nonexistent-hour': 'nonexistent-hour',
};

/** What other systems do, for the test that must notice it: wrong by an hour on a day with a change of clocks. */
function fromMidnight(localDate: string, time: string): InstantResult {
  const midnight = instantOf(localDate, '00:00', ZONE);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return midnight.ok ? { ok: true, instant: midnight.instant + (hours * 60 + minutes) * 60_000 } : midnight;
}

const instantAt = (localDate: string, time: string): InstantResult =>
  isBroken('session-from-midnight') ? fromMidnight(localDate, time) : instantOf(localDate, time, ZONE);

/** Instants of a plan's wall times; problems beside the fields they come from. */
class Reading {
  readonly errors: FieldProblem[] = [];

  constructor(private readonly plan: SessionPlanInput) {}

  at(field: TimeField): number {
    const time = this.plan[field];
    if (time === undefined) return this.refuse(field, 'required');
    const result = instantAt(this.plan.localDate, time);
    return result.ok ? result.instant : this.refuse(field, FIELD_OF_CODE[result.code]);
  }

  refuse(field: TimeField, code: string): number {
    this.errors.push({ pointer: `/${field}`, code });
    return NaN;
  }
}

const span = (from: number, to: number) => ({ startsAt: new Date(from), endsAt: new Date(to) });

/**
 * When a session is, from its day and wall times in Kosovo; its slots are the session without its one optional break.
 * @throws Problem `request.invalid` naming the field: a time that does not exist that day, an end before its start, a
 *   break that is not inside.
 */
export function sessionTimes(plan: SessionPlanInput): SessionTimes {
  const reading = new Reading(plan);
  const [start, end] = [reading.at('localStart'), reading.at('localEnd')];
  if (end <= start) reading.refuse('localEnd', 'order');
  const pause = breakOf(plan, reading, start, end);
  if (reading.errors.length > 0) throw new Problem('request.invalid', { errors: reading.errors });
  const slots = pause ? [span(start, pause.from), span(pause.to, end)] : [span(start, end)];
  return { ...span(start, end), slots };
}

function breakOf(plan: SessionPlanInput, reading: Reading, start: number, end: number) {
  if (plan.breakFrom === undefined && plan.breakTo === undefined) return null;
  const [from, to] = [reading.at('breakFrom'), reading.at('breakTo')];
  if (to <= from) reading.refuse('breakTo', 'order');
  if (from <= start || from >= end) reading.refuse('breakFrom', 'outside-session');
  if (to >= end) reading.refuse('breakTo', 'outside-session');
  return { from, to };
}
