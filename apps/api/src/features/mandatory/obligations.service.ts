import type { Obligation } from '@edukom/contracts';
import { countsFrom, cycleStanding, type Renewal, renewableFrom } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { dayOf } from '../../platform/clock/local-day.js';
import { type ObligationRow, ObligationsRepository } from './obligations.repository.js';
import { renewalOf } from './renewal-row.js';

type Standing = Pick<Obligation, 'kind' | 'state' | 'dueOn' | 'renewableFrom'>;

/** What somebody has to complete, by when, and what they can do about it. */
@Injectable()
export class ObligationsService {
  constructor(private readonly repository: ObligationsRepository) {}

  async of(personId: string, now: Date): Promise<Obligation[]> {
    const today = dayOf(now);
    const rows = await this.repository.ofPerson(personId, today);
    return rows
      .flatMap((row) => {
        const renewal = renewalOf(row);
        const standing = mandatoryOf(row, renewal, today) ?? renewalStanding(row, renewal, today);
        return standing ? [{ courseSlug: row.slug, courseTitle: row.title, ...standing, ...wayOf(row) }] : [];
      })
      .sort((a, b) => Number(a.state === 'valid') - Number(b.state === 'valid') || compare(a.dueOn, b.dueOn));
  }
}

const compare = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? -1 : 1);

/** The first day for which it is mandatory and not done; null: there is none. */
function mandatoryOf(row: ObligationRow, renewal: Renewal | null, today: string): Standing | null {
  const isDoneFor = (dueOn: string) => {
    const from = countsFrom(renewal, dueOn);
    return row.completed.some(({ completedOn }) => from === null || completedOn >= from);
  };
  const dueOn = row.due_on.find((day) => !isDoneFor(day));
  if (dueOn === undefined) return null;
  return { kind: 'mandatory', state: today > dueOn ? 'overdue' : 'due', dueOn, renewableFrom: null };
}

function renewalStanding(row: ObligationRow, renewal: Renewal | null, today: string): Standing | null {
  const { state, dueOn } = cycleStanding(renewal, row.completed, today);
  if (renewal === null || state === 'never') return null;
  return {
    kind: 'renewal',
    state: state === 'open' ? 'due' : state,
    dueOn,
    renewableFrom: renewableFrom(renewal, row.completed, today),
  };
}

function wayOf(row: ObligationRow): Pick<Obligation, 'way' | 'enrolmentId'> {
  if (row.enrolment_id !== null) return { way: 'continue', enrolmentId: row.enrolment_id };
  const way = row.is_requested ? 'requested' : row.is_open ? 'open-course' : row.takes_requests ? 'request' : 'none';
  return { way, enrolmentId: null };
}
