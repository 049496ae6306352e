import { createHash } from 'node:crypto';
import {
  canonicalJson,
  type CertificateEventKind,
  type ChainVerdict,
  eventLink,
  type InterfaceLocale,
  type JsonValue,
  type LocalizedText,
  verifyChain,
} from '@edukom/domain';
import type { AwardKind } from '../courses/award.entity.js';
import type { TemplateBody } from './certificate-template.entity.js';

/** All that is printed. Who it is about lies apart under a salted hash, so that it can be erased and the record still proves itself. */
export interface CertificateSnapshot {
  readonly format: 1;
  readonly person: { readonly givenName: string; readonly familyName: string };
  readonly personSalt: string;
  readonly content: {
    readonly locale: InterfaceLocale;
    readonly institution: LocalizedText;
    readonly awardTitle: LocalizedText;
    /** Left out: of a course held with a group. */
    readonly kind?: Exclude<AwardKind, 'course'>;
    /** Of an open course the days are those of the holder: when they enrolled, and when they had completed it. Null for a path. */
    readonly run: {
      readonly code: string;
      readonly title: LocalizedText;
      readonly startsOn: string;
      readonly endsOn: string;
    } | null;
    /** The courses of a path that the holder has completed; `serial` of the certificate each rests on. */
    readonly path?: {
      readonly slug: string;
      readonly courses: readonly {
        readonly title: LocalizedText;
        readonly serial: string | null;
        readonly completedOn: string;
      }[];
    };
    /** Planned minutes of the sessions and of the required activities. */
    readonly minutes: number;
    readonly template: { readonly version: number; readonly body: TemplateBody };
  };
}

/** The columns of a certificate that its hash covers. */
export interface CertificateFacts {
  readonly id: string;
  readonly person_id: string;
  readonly award_id: string;
  readonly cycle: number;
  readonly edition: number;
  /** Null for a path. */
  readonly enrolment_id: string | null;
  readonly run_id: string | null;
  readonly serial: string;
  readonly code: string;
  readonly snapshot: CertificateSnapshot;
  readonly eligibility: unknown;
  readonly issued_at: Date;
  readonly valid_until: Date | null;
  readonly supersedes: string | null;
}

/** An event as its row has it. */
export interface EventFacts {
  readonly number: number;
  readonly kind: CertificateEventKind;
  readonly at: Date;
  /** Null: the installation itself. */
  readonly actor_id: string | null;
  readonly reason: string;
  readonly previous_hash: string;
  readonly hash: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const plain = (value: unknown): JsonValue => value as JsonValue;

/** Hash over everything a certificate says: its columns, what is printed, on what grounds; the person's names only by their salted hash. */
export function contentHash(facts: CertificateFacts): string {
  const { person, personSalt, ...printed } = facts.snapshot;
  return sha256(
    canonicalJson({
      id: facts.id,
      personId: facts.person_id,
      awardId: facts.award_id,
      cycle: facts.cycle,
      edition: facts.edition,
      enrolmentId: facts.enrolment_id,
      runId: facts.run_id,
      serial: facts.serial,
      code: facts.code,
      issuedAt: facts.issued_at.toISOString(),
      validUntil: facts.valid_until?.toISOString() ?? null,
      supersedes: facts.supersedes,
      eligibility: plain(facts.eligibility),
      printed: plain(printed),
      personHash: sha256(personSalt + canonicalJson(plain(person))),
    }),
  );
}

type EventContent = Omit<EventFacts, 'previous_hash' | 'hash'>;
const eventJson = (certificateHash: string, { number, kind, at, actor_id, reason }: EventContent): JsonValue => ({
  certificate: certificateHash,
  number,
  kind,
  at: at.toISOString(),
  actor: actor_id,
  reason,
});

/** The hash that seals an event behind the one before it ('' for none) and ties it to the content of its certificate. */
export const eventHash = (certificateHash: string, event: EventContent, previousHash: string): string =>
  sha256(eventLink(previousHash || null, eventJson(certificateHash, event)));

/** Whether a certificate and its events are as they were written; `index` is the event, or -1 for the certificate itself. */
export function checkRecord(
  facts: CertificateFacts,
  storedHash: string,
  events: readonly EventFacts[],
): ChainVerdict | { readonly ok: false; readonly index: -1; readonly code: 'content' } {
  if (contentHash(facts) !== storedHash) return { ok: false, index: -1, code: 'content' };
  return verifyChain(
    events.map((event) => ({
      previousHash: event.previous_hash || null,
      hash: event.hash,
      event: eventJson(storedHash, event),
    })),
    sha256,
  );
}
