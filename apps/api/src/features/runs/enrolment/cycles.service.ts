import { cycleOfEnrolment } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { dayOf } from '../../../platform/clock/local-day.js';
import { CyclesRepository } from './cycles.repository.js';

/**
 * The cycle of new enrolments. Invariant: renewal never erases. Whoever has completed a course and may renew it gets an
 * enrolment of the next cycle, with progress, attempts, marks and a certificate of its own; the first stays as it is.
 */
@Injectable()
export class CyclesService {
  constructor(private readonly repository: CyclesRepository) {}

  /** People with the cycle that their enrolment in a run is for. */
  async give<P extends { readonly personId: string }>(
    runId: string,
    people: readonly P[],
    at: Date,
  ): Promise<(P & { cycle: number })[]> {
    if (people.length === 0) return [];
    const row = await this.repository.of(
      runId,
      people.map(({ personId }) => personId),
    );
    const today = dayOf(at);
    // A group begins together, perhaps months from now: by then it may be time.
    const day = row?.run_kind === 'group' && row.starts_on > today ? row.starts_on : today;
    return people.map((person) => {
      const completed = (row?.completed ?? []).filter(({ personId }) => personId === person.personId);
      return { ...person, cycle: cycleOfEnrolment(row?.renewal ?? null, completed, day) };
    });
  }

  async of(runId: string, personId: string, at: Date): Promise<number> {
    const [one] = await this.give(runId, [{ personId }], at);
    return one?.cycle ?? 1;
  }
}
