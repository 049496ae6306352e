import type { OutputOf, readRoster } from '@edukom/contracts';
import { evaluateAttendance } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { AttendanceService, bodyOf } from '../attendance/attendance.service.js';
import { ProgressService } from '../learning/progress.service.js';
import { type QuizStateRow, RosterRepository } from './roster.repository.js';

type Roster = OutputOf<typeof readRoster>;
type QuizProgress = Roster['people'][number]['quizzes'][number];

function progressIn(quizId: string, row: QuizStateRow | undefined): QuizProgress {
  if (!row) return { quizId, state: 'none', shareBasisPoints: null };
  const shareBasisPoints = row.is_final ? row.share : null;
  if (row.released_at) return { quizId, state: 'released', shareBasisPoints };
  if (row.is_final) return { quizId, state: 'graded', shareBasisPoints };
  return { quizId, state: row.is_open ? 'open' : 'submitted', shareBasisPoints: null };
}

/** The people of a run with what each has done; the number of statements does not grow with the people. */
@Injectable()
export class RosterService {
  constructor(
    private readonly repository: RosterRepository,
    private readonly attendance: AttendanceService,
    private readonly progress: ProgressService,
  ) {}

  async roster(runId: string): Promise<Roster> {
    const people = await this.repository.people(runId);
    const activities = await this.repository.activities(runId);
    const lessons = activities.filter(({ kind }) => kind === 'lesson');
    const completed = await this.progress.completedActivities(runId);
    const states = new Map(
      (await this.repository.quizStates(runId)).map((row) => [`${row.enrolment_id}:${row.quiz_id}`, row]),
    );
    const evaluations = await this.attendance.evaluationsOfRun(runId);
    const quizzes = activities.flatMap(({ quiz_id: quizId, purpose, title }) =>
      quizId && purpose ? [{ quizId, purpose, title }] : [],
    );
    return {
      lessons: lessons.length,
      quizzes,
      people: people.map((person) => ({
        enrolmentId: person.id,
        personId: person.person_id,
        givenName: person.given_name,
        familyName: person.family_name,
        institutionName: person.institution_name,
        state: person.state,
        attendance: bodyOf(evaluations.get(person.id) ?? NOTHING_HELD),
        lessonsCompleted: lessons.filter(({ id }) => completed.get(person.id)?.has(id)).length,
        quizzes: quizzes.map(({ quizId }) => progressIn(quizId, states.get(`${person.id}:${quizId}`))),
      })),
    };
  }
}

/** Somebody enrolled between two of the statements. */
const NOTHING_HELD = evaluateAttendance(
  { thresholdBasisPoints: 0, excused: 'neutral', maxUnexcusedAbsences: null, lateLimitMinutes: null },
  [],
);
