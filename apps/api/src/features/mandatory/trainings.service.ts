import {
  type InputOf,
  type listMandatoryPeople,
  type listMandatoryTrainings,
  type MandatoryTraining,
  type NewMandatoryTraining,
  type OutputOf,
  type previewMandatoryTraining,
  type readMandatoryOptions,
  type readMandatoryTraining,
  uuid,
} from '@edukom/contracts';
import { allowedScopes, isAllowed, type Scope } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Audit } from '../../platform/audit/audit.js';
import { dayOf } from '../../platform/clock/local-day.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import type { Actor } from '../../platform/http/context.js';
import { cursorDay, cursorText, readCursor, writeCursor } from '../../platform/http/cursor.js';
import { type FieldProblem, Problem } from '../../platform/http/problem.js';
import { EVERYWHERE, type StandingRow, StandingRepository, type StandingScopes } from './standing.repository.js';
import { askedOf, countsOf, personView, trainingView } from './training-view.js';
import {
  type TrainingCursor,
  type TrainingRow,
  type TrainingScopes,
  TrainingsRepository,
} from './trainings.repository.js';

const PAGE = 20;
const PEOPLE = 50;
const PLACE = z
  .tuple([z.enum(['ended', 'live']), cursorDay, uuid])
  .transform(([state, dueOn, id]): TrainingCursor => ({ isEnded: state === 'ended', dueOn, id }));
const PERSON_PLACE = z.tuple([cursorText, uuid]);

const invalid = (...errors: FieldProblem[]) => new Problem('request.invalid', { errors });

type Entry = NewMandatoryTraining['audience'][number];

const scopesOf = (courseId: string, { institutionId, departmentId }: Entry): Scope[] => [
  { kind: 'course', id: courseId },
  ...(departmentId === null ? [] : [{ kind: 'department' as const, id: departmentId }]),
  { kind: 'institution', id: institutionId },
];

/** Whether somebody answers for the course or for everybody it would concern. */
const mayManage = (actor: Actor, courseId: string, audience: readonly Entry[]): boolean =>
  audience.every((entry) => isAllowed(actor.grants, 'run.plan', scopesOf(courseId, entry)));

function trainingScopes(actor: Actor): TrainingScopes {
  const { all, ids } = allowedScopes(actor.grants, 'run.plan');
  return { all, course: ids.course, institution: ids.institution, department: ids.department };
}

/** Whose standing in a training somebody sees: everybody's with the course, else that of their own institutions. */
const seenIn = (scopes: TrainingScopes, courseId: string): StandingScopes =>
  scopes.all || scopes.course.includes(courseId)
    ? EVERYWHERE
    : { all: false, institution: scopes.institution, department: scopes.department };

const peopleScopes = (actor: Actor): StandingScopes => {
  const { all, ids } = allowedScopes(actor.grants, 'people.read');
  return { all, institution: ids.institution, department: ids.department };
};

/** The same course for the same people and day once; each institution or department once. */
const onlyOnce = (training: NewMandatoryTraining): NewMandatoryTraining => ({
  ...training,
  remindDays: [...new Set(training.remindDays)].sort((a, b) => b - a),
  audience: [...new Map(training.audience.map((one) => [`${one.institutionId}/${one.departmentId}`, one])).values()],
});

/**
 * Trainings that are mandatory for an audience until a day. Invariants: who sets one answers for the course or for all it
 * concerns; it never changes afterwards, it is ended with a reason; counts and names only as far as one's grants go.
 */
@Injectable()
export class TrainingsService {
  constructor(
    private readonly db: Db,
    private readonly repository: TrainingsRepository,
    private readonly standing: StandingRepository,
    private readonly audit: Audit,
  ) {}

  async options(actor: Actor): Promise<OutputOf<typeof readMandatoryOptions>> {
    const { all, course, institution } = trainingScopes(actor);
    const institutions = await this.repository.institutions();
    const courses = await this.repository.courses();
    const isOfInstitution = all || institution.length > 0;
    return {
      courses: courses
        .filter(({ id }) => isOfInstitution || course.includes(id))
        .map(({ id: courseId, title }) => ({ courseId, title })),
      institutions: institutions
        .filter((one) => all || course.length > 0 || institution.includes(one.institution_id))
        .map((one) => ({ institutionId: one.institution_id, name: one.name, departments: one.departments })),
    };
  }

  async list(
    actor: Actor,
    query: InputOf<typeof listMandatoryTrainings>['query'],
    at: Date,
  ): Promise<OutputOf<typeof listMandatoryTrainings>> {
    const scopes = trainingScopes(actor);
    const limit = Math.min(query.limit ?? PAGE, PAGE);
    const rows = await this.repository.list(scopes, readCursor(PLACE, query.cursor), limit + 1);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const [whole, part] = [shown.filter((row) => seenIn(scopes, row.course_id).all), shown];
    const standing = [
      ...(await this.standing.counts(whole.map(askedOf), dayOf(at), EVERYWHERE)),
      ...(await this.standing.counts(part.filter((row) => !whole.includes(row)).map(askedOf), dayOf(at), {
        all: false,
        institution: scopes.institution,
        department: scopes.department,
      })),
    ];
    return {
      items: shown.map((row) =>
        this.#view(
          actor,
          row,
          standing.filter(({ training_id: id }) => id === row.id),
          at,
        ),
      ),
      next: last ? writeCursor([last.ended_at !== null ? 'ended' : 'live', last.due_on, last.id]) : null,
    };
  }

  async preview(
    actor: Actor,
    asked: NewMandatoryTraining,
    at: Date,
  ): Promise<OutputOf<typeof previewMandatoryTraining>> {
    return this.db.tx(async () => {
      const training = onlyOnce(asked);
      const countsFrom = await this.#check(actor, training, at);
      const { courseId, audience } = training;
      const { people, done, reminded, focalPoints } = await this.standing.preview(
        { courseId, countsFrom },
        audience,
        dayOf(at),
      );
      return {
        people,
        done,
        reminded: training.remindDays.length > 0 ? reminded : 0,
        unreachable: people - done - reminded,
        focalPoints: training.copiesFocalPoint && training.remindDays.length > 0 ? focalPoints : 0,
      };
    });
  }

  async create(actor: Actor, asked: NewMandatoryTraining, at: Date): Promise<string> {
    return this.db.tx(async () => {
      const training = onlyOnce(asked);
      await this.#check(actor, training, at);
      if (await this.repository.isDoubled(training)) throw invalid({ pointer: '/audience', code: 'taken' });
      const id = uuidv7();
      await this.repository.insert(
        id,
        training.audience.map(() => uuidv7()),
        training,
        actor.personId,
        at,
      );
      await this.audit.record({
        actorId: actor.personId,
        action: 'mandatory.set',
        subjectKind: 'mandatory-training',
        subjectId: id,
        after: training,
      });
      return id;
    });
  }

  async read(actor: Actor, trainingId: string, at: Date): Promise<OutputOf<typeof readMandatoryTraining>> {
    const { row, scopes } = await this.#seen(actor, trainingId);
    const rows = await this.standing.counts([askedOf(row)], dayOf(at), seenIn(scopes, row.course_id));
    const people = peopleScopes(actor);
    return {
      ...this.#view(actor, row, rows, at),
      institutions: rows.map((one) => ({
        institutionId: one.institution_id,
        name: one.institution_name,
        counts: countsOf([one], row.due_on, dayOf(at)),
        canReadPeople: people.all || people.institution.includes(one.institution_id),
      })),
    };
  }

  async people(
    actor: Actor,
    trainingId: string,
    { institutionId, cursor, limit = PEOPLE }: InputOf<typeof listMandatoryPeople>['query'],
    at: Date,
  ): Promise<OutputOf<typeof listMandatoryPeople>> {
    const { row } = await this.#seen(actor, trainingId);
    const rows = await this.standing.people(askedOf(row), dayOf(at), peopleScopes(actor), {
      institutionId,
      isMissingOnly: false,
      after: readCursor(PERSON_PLACE, cursor),
      limit: limit + 1,
    });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((person) => personView(person, row.due_on, dayOf(at))),
      next: last ? writeCursor([last.search_text, last.person_id]) : null,
    };
  }

  /** @throws Problem `request.conflict` when somebody ended it already. */
  async end(actor: Actor, trainingId: string, reason: string, at: Date): Promise<void> {
    await this.db.tx(async () => {
      const { row } = await this.#seen(actor, trainingId);
      if (!mayManage(actor, row.course_id, row.audience)) throw new Problem('access.forbidden');
      if (!(await this.repository.end(trainingId, actor.personId, reason, at))) throw new Problem('request.conflict');
      await this.audit.record({
        actorId: actor.personId,
        action: 'mandatory.ended',
        subjectKind: 'mandatory-training',
        subjectId: trainingId,
        reason,
      });
    });
  }

  #view(actor: Actor, row: TrainingRow, standing: readonly StandingRow[], at: Date): MandatoryTraining {
    const canEnd = row.ended_at === null && mayManage(actor, row.course_id, row.audience);
    return trainingView(row, countsOf(standing, row.due_on, dayOf(at)), canEnd);
  }

  async #seen(actor: Actor, trainingId: string): Promise<{ row: TrainingRow; scopes: TrainingScopes }> {
    const scopes = trainingScopes(actor);
    const row = await this.repository.byId(trainingId, scopes);
    if (!row) throw new Problem('request.not-found');
    return { row, scopes };
  }

  /** Refuses what cannot be; gives the day from which completions count, while the course is held. */
  async #check(actor: Actor, training: NewMandatoryTraining, at: Date): Promise<string | null> {
    const { courseId, dueOn, audience } = training;
    if (!mayManage(actor, courseId, audience)) throw new Problem('access.forbidden');
    const course = await this.repository.holdCourse(courseId);
    const isKnown = (await this.repository.countKnown(audience)) === audience.length;
    const errors = [
      ...(course ? [] : [{ pointer: '/courseId', code: 'choice' }]),
      ...(dueOn < dayOf(at) ? [{ pointer: '/dueOn', code: 'invalid' }] : []),
      ...(isKnown ? [] : [{ pointer: '/audience', code: 'choice' }]),
    ];
    if (!course || errors.length > 0) throw invalid(...errors);
    return askedOf({ id: courseId, course_id: courseId, due_on: dueOn, ...course }).countsFrom;
  }
}
