import type { OutputOf, readOwnStanding } from '@edukom/contracts';
import { allowedScopes } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { dayOf } from '../../platform/clock/local-day.js';
import type { Actor } from '../../platform/http/context.js';
import { NominationRunsRepository } from './nomination-runs.repository.js';
import { StandingRepository } from './standing.repository.js';
import { askedOf, countsOf, personView } from './training-view.js';
import { TrainingsRepository } from './trainings.repository.js';

const TRAININGS = 20;
const PEOPLE = 100;

/**
 * What a focal point sees of mandatory trainings: who of their own people misses them, never anything of what somebody
 * learns, and only of courses that superiors may see.
 */
@Injectable()
export class OwnStandingService {
  constructor(
    private readonly trainings: TrainingsRepository,
    private readonly standing: StandingRepository,
    private readonly runs: NominationRunsRepository,
  ) {}

  async read(actor: Actor, at: Date): Promise<OutputOf<typeof readOwnStanding>> {
    const { all, ids } = allowedScopes(actor.grants, 'enrolment.nominate');
    const scopes = { all, course: [], institution: ids.institution, department: ids.department };
    const today = dayOf(at);
    const rows = await this.trainings.ofScopes(scopes, TRAININGS);
    const counts = await this.standing.counts(rows.map(askedOf), today, scopes);
    const runs = await this.runs.taking(
      rows.map((row) => row.course_id),
      today,
    );
    const trainings = [];
    for (const row of rows) {
      const people = await this.standing.people(askedOf(row), today, scopes, {
        institutionId: null,
        isMissingOnly: true,
        after: null,
        limit: PEOPLE,
      });
      trainings.push({
        id: row.id,
        courseTitle: row.course_title,
        dueOn: row.due_on,
        counts: countsOf(
          counts.filter(({ training_id: id }) => id === row.id),
          row.due_on,
          today,
        ),
        people: people.map((person) => personView(person, row.due_on, today)),
        runIds: runs.filter(({ course_id: id }) => id === row.course_id).map(({ run_id: runId }) => runId),
      });
    }
    return { trainings };
  }
}
