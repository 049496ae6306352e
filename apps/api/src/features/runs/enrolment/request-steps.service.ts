import { afterStep, firstState, type RequestSource, type RequestState, type RequestStep } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import { EnrolmentMailsService, type StepTold } from './enrolment-mails.service.js';
import { RequestsRepository } from './requests.repository.js';

type LaterStep = Parameters<typeof afterStep>[1];

/** Who does what, why and when; `actorId` null: it happens by itself. */
export interface Doing {
  readonly actorId: string | null;
  readonly reason: string;
  readonly at: Date;
  /** Somebody else tells the person, with more than this step alone. */
  readonly isToldElsewhere?: boolean;
}

export interface RunTold {
  readonly id: string;
  readonly title: StepTold['run']['title'];
  readonly starts_on: string;
}

const FIRST: Readonly<Record<RequestSource, RequestStep>> = {
  nomination: 'nominate',
  own: 'request',
  invitation: 'invite',
};

/**
 * The steps of requests. Invariants: each is allowed by the domain, is one event that stays, one row of the audit log and
 * at most one mail, all in the transaction of whoever holds the run.
 */
@Injectable()
export class RequestStepsService {
  constructor(
    private readonly requests: RequestsRepository,
    private readonly mails: EnrolmentMailsService,
    private readonly audit: Audit,
  ) {}

  /** Begins requests, in the given order. @param focalPoints of each person who asks themself. */
  async begin(
    run: RunTold,
    people: readonly { readonly id: string; readonly institutionId: string }[],
    source: RequestSource,
    doing: Doing & { readonly actorId: string },
    focalPoints: readonly string[] = [],
  ): Promise<void> {
    const state = firstState(source, focalPoints.length > 0);
    const begun = people.map((person) => ({
      id: uuidv7(),
      personId: person.id,
      institutionId: person.institutionId,
    }));
    await this.requests.add(run.id, begun, { source, state, reason: doing.reason, by: doing.actorId, at: doing.at });
    for (const one of begun) {
      const told = await this.#record(run, { id: one.id, personId: one.personId }, FIRST[source], state, doing);
      if (state === 'requested') await this.mails.ask(focalPoints, told);
    }
  }

  /** Takes a step; false when the request is not where it could be taken. */
  async take(
    run: RunTold,
    request: { readonly id: string; readonly personId: string; readonly state: RequestState },
    step: LaterStep,
    doing: Doing,
    enrolmentId: string | null = null,
  ): Promise<boolean> {
    const state = afterStep(request.state, step);
    if (state === null) return false;
    if (!(await this.requests.move(request.id, request.state, state, doing.at, enrolmentId))) return false;
    await this.#record(run, request, step, state, doing, request.state);
    return true;
  }

  async #record(
    run: RunTold,
    request: { readonly id: string; readonly personId: string },
    step: RequestStep,
    state: RequestState,
    { actorId, reason, at, isToldElsewhere = false }: Doing,
    before?: RequestState,
  ): Promise<StepTold> {
    const eventId = uuidv7();
    await this.requests.addEvent({ id: eventId, requestId: request.id, step, state, reason, actorId, at });
    const told = { eventId, step, personId: request.personId, actorId, reason, run };
    if (!isToldElsewhere) await this.mails.tell(told);
    await this.audit.record({
      actorId,
      action: `enrolment-request.${step}`,
      subjectKind: 'enrolment-request',
      subjectId: request.id,
      ...(before ? { before: { state: before } } : {}),
      after: { state, runId: run.id, personId: request.personId },
      ...(reason ? { reason } : {}),
    });
    return told;
  }
}
