import { isDeepStrictEqual } from 'node:util';
import type { CorrectedPerson, CorrectionImpact } from '@edukom/contracts';
import { type Correction, passes } from '@edukom/domain';
import { type FreshScore, freshScore, mayHaveCertificate, type ScoredAttempt } from './fresh-scores.js';

/** What the audit log says a correction did to an attempt. */
export interface RescoredNote {
  readonly attemptId: string;
  readonly from: { readonly points: number; readonly maxPoints: number };
  readonly to: { readonly points: number; readonly maxPoints: number };
}

/** A correction that was applied: what was shown before, what was answered then, and what the audit log holds of it. */
export interface AppliedCorrection {
  readonly name: string;
  readonly shown: CorrectionImpact;
  readonly applied: CorrectionImpact;
  readonly notes: readonly RescoredNote[];
}

const byAttempt = (a: RescoredNote, b: RescoredNote): number => a.attemptId.localeCompare(b.attemptId);

/** Where the list of the dry run, that of the correction and its traces are not the same, in words. */
export function wrongLists({ name, shown, applied, notes }: AppliedCorrection): string[] {
  const listed = applied.people.flatMap(({ attempts }) =>
    attempts.map(({ attemptId, points, maxPoints }): RescoredNote => ({
      attemptId,
      from: { points: points.from, maxPoints: maxPoints.from },
      to: { points: points.to, maxPoints: maxPoints.to },
    })),
  );
  return [
    ...(isDeepStrictEqual(shown.people, applied.people) && shown.hash === applied.hash
      ? []
      : [`${name}: ${applied.people.length} people corrected, ${shown.people.length} shown, or with other figures`]),
    ...(isDeepStrictEqual([...listed].sort(byAttempt), [...notes].sort(byAttempt))
      ? []
      : [`${name}: ${listed.length} attempts listed, ${notes.length} by the audit log, or with other figures`]),
  ];
}

type Side = 'from' | 'to';

function sideOf(person: CorrectedPerson, side: Side): unknown {
  const { points, maxPoints, share, hasPassed, isFinal, isEligible } = person;
  return {
    points: points[side],
    maxPoints: maxPoints[side],
    share: share[side],
    hasPassed: hasPassed[side],
    isFinal: isFinal[side],
    isEligible: isEligible?.[side] ?? null,
  };
}

function expectedSide(attempt: ScoredAttempt, fresh: FreshScore, passMark: number): unknown {
  const { points, maxPoints, share, isFinal } = fresh;
  const hasPassed = passes(share, passMark);
  return { points, maxPoints, share, hasPassed, isFinal, isEligible: mayHaveCertificate(attempt, fresh, passMark) };
}

const isSame = (a: FreshScore, b: FreshScore): boolean =>
  a.points === b.points && a.maxPoints === b.maxPoints && a.pending === b.pending;

function wrongRow(
  person: CorrectedPerson | undefined,
  attempt: ScoredAttempt,
  passMark: number,
  row: Correction,
): string[] {
  const [before, after] = [freshScore(attempt), freshScore(attempt, [...attempt.ledger, row])];
  if (isSame(before, after)) return person ? [`${attempt.id}: listed without a change`] : [];
  if (!person) return [`${attempt.id}: not listed`];
  const isRight =
    isDeepStrictEqual(sideOf(person, 'from'), expectedSide(attempt, before, passMark)) &&
    isDeepStrictEqual(sideOf(person, 'to'), expectedSide(attempt, after, passMark)) &&
    (person.certificate?.certificateId ?? null) === attempt.certificateId;
  return isRight ? [] : [`${attempt.id}: listed as ${JSON.stringify(person)}`];
}

/**
 * Holds a dry run against a computation from scratch, before and after it: exactly who must be in it, with points, pass
 * state, the right to a certificate, and the certificate itself. Nothing may have changed since `attempts` were read.
 * @param row what the dry run would add to the ledger
 */
export function wrongDryRun(
  impact: CorrectionImpact,
  attempts: readonly ScoredAttempt[],
  passMark: number,
  row: Correction,
): string[] {
  const listed = new Map(impact.people.map((person) => [person.enrolmentId, person]));
  const wrong = attempts.flatMap((attempt) => {
    const person = listed.get(attempt.enrolmentId);
    listed.delete(attempt.enrolmentId);
    return wrongRow(person, attempt, passMark, row);
  });
  return [...wrong, ...[...listed.keys()].map((id) => `${id}: listed, and there is no such attempt`)];
}

/**
 * Certificates whose ground is gone, or back, without a correction having listed it. Holders are people whose results
 * change by corrections alone.
 * @param lists of the corrections, in their order
 */
export function unlistedCertificates(
  holders: readonly ScoredAttempt[],
  lists: readonly CorrectionImpact[],
  passMark: number,
): string[] {
  return holders.flatMap((attempt) => {
    const told = lists.flatMap(({ people }) => people.filter(({ enrolmentId }) => enrolmentId === attempt.enrolmentId));
    // issued, so it had its ground when the first correction came
    const last = told.at(-1)?.isEligible?.to ?? told.length === 0;
    const isUnnamed = told.some(({ certificate }) => certificate?.certificateId !== attempt.certificateId);
    const isGrounded = mayHaveCertificate(attempt, freshScore(attempt), passMark);
    return last === isGrounded && !isUnnamed
      ? []
      : [`${attempt.certificateId}: its ground ${isGrounded ? 'stands' : 'is gone'}, listed as ${String(last)}`];
  });
}
