import type { WebinarParticipant, WebinarPreview } from '@edukom/contracts';
import {
  attendedMinutes,
  intersectionOf,
  type LogParticipant,
  type PersonMatch,
  personMatcher,
  plannedMinutes,
  readPresenceLog,
  ZONE,
} from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import type { Upload } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { planOf } from '../attendance.mapper.js';
import type { SessionRow } from '../attendance.repository.js';
import { CaptureRepository, type ListedRow } from '../capture/capture.repository.js';
import { spanOf } from '../session-state.js';
import { readAnyTable } from './any-table.js';
import { decisionOf, evidenceKey, EvidenceService, nameOf, requireFile, stayOf } from './evidence.service.js';

interface Ground {
  readonly session: SessionRow;
  readonly actorId: string;
  readonly owners: ReadonlyMap<string, string>;
  readonly known: ReadonlySet<string>;
}

/** Reads the presence log of a webinar against the list of a session. Stores nothing. */
@Injectable()
export class WebinarService {
  constructor(
    private readonly evidence: EvidenceService,
    private readonly repository: CaptureRepository,
  ) {}

  async preview(actorId: string, sessionId: string, upload: Upload | null): Promise<WebinarPreview> {
    const session = await this.evidence.sessionOf(sessionId);
    const log = readPresenceLog(await readAnyTable(requireFile(upload)), spanOf(session), ZONE);
    if (!log) throw new Problem('import.no-presence-log');
    const people = await this.repository.listed(session.run_id, sessionId);
    const match = matcherOf(people);
    const ground: Ground = {
      session,
      actorId,
      owners: new Map(people.map((person) => [person.enrolment_id, person.person_id])),
      known: await this.evidence.knownKeys(sessionId),
    };
    return {
      plannedMinutes: plannedMinutes(planOf(session)),
      participants: log.participants.map((participant) =>
        participantOf(participant, match(participant.name, participant.email), ground),
      ),
      skipped: [...log.skipped],
      people: people.map((person) => ({ enrolmentId: person.enrolment_id, name: nameOf(person) })),
    };
  }
}

const matcherOf = (people: readonly ListedRow[]) =>
  personMatcher(
    people.map((person) => ({
      enrolmentId: person.enrolment_id,
      givenName: person.given_name,
      familyName: person.family_name,
      email: person.email ?? '',
    })),
  );

function participantOf(participant: LogParticipant, match: PersonMatch, ground: Ground): WebinarParticipant {
  const { session } = ground;
  const present = intersectionOf(participant.present, [spanOf(session)]);
  const enrolmentId = match.by === null ? null : match.enrolmentId;
  const reason = reasonOf(present.length === 0, enrolmentId, ground);
  const isKnown = enrolmentId !== null && ground.known.has(evidenceKey('webinar', session.id, enrolmentId, present));
  return {
    line: participant.line,
    name: participant.name,
    email: participant.email,
    present: present.map(stayOf),
    minutes: attendedMinutes(planOf(session), present),
    isApproximate: participant.isApproximate,
    matchedBy: match.by,
    enrolmentId,
    suggestedId: match.by === null ? match.suggested : null,
    decision: decisionOf(reason, isKnown),
    reason,
  };
}

function reasonOf(isOutside: boolean, enrolmentId: string | null, ground: Ground): WebinarParticipant['reason'] {
  if (isOutside) return 'outside-session';
  if (enrolmentId === null) return 'unmatched';
  return ground.owners.get(enrolmentId) === ground.actorId ? 'own-record' : null;
}
