import { commonFramework, type LevelCrosswalk, levelIn, type RatedLevel } from './crosswalk.js';

/** Where knowledge of a level comes from: the person's own word, or a test. */
export type EvidenceBasis = 'self' | 'tested';

/** A level somebody has in a competence, by their own word or by a test. */
export interface CompetenceEvidence extends RatedLevel {
  readonly competence: string;
  readonly basis: EvidenceBasis;
}

/** The level a position asks for in a competence. */
export interface CompetenceTarget extends RatedLevel {
  readonly competence: string;
}

/** How far somebody is from what their position asks for, in levels of `framework`. */
export interface CompetenceGap {
  readonly competence: string;
  /** In which target and held level are said: the coarser one when they come from two. */
  readonly framework: string;
  readonly target: number;
  /** Null: nothing is known, which is not the same as a gap. */
  readonly held: number | null;
  readonly basis: EvidenceBasis | null;
  /** Levels missing; 0 also where nothing is known. */
  readonly gap: number;
}

/** The highest of the levels; of two equal ones what a test has shown. */
function highest(evidence: readonly CompetenceEvidence[]): CompetenceEvidence | undefined {
  return [...evidence].sort(
    (a, b) => b.level - a.level || Number(b.basis === 'tested') - Number(a.basis === 'tested'),
  )[0];
}

function gapTo(
  target: CompetenceTarget,
  evidence: readonly CompetenceEvidence[],
  crosswalks: readonly LevelCrosswalk[],
): CompetenceGap {
  const comparable = evidence.filter(
    (one) => one.competence === target.competence && commonFramework([target, one], crosswalks) !== null,
  );
  const framework = commonFramework([target, ...comparable], crosswalks) ?? target.framework;
  const said = <T extends RatedLevel>(one: T): T => ({ ...one, ...(levelIn(framework, one, crosswalks) ?? one) });
  const wanted = said(target).level;
  const held = highest(comparable.map(said));
  return {
    competence: target.competence,
    framework,
    target: wanted,
    held: held?.level ?? null,
    basis: held?.basis ?? null,
    gap: held ? Math.max(0, wanted - held.level) : 0,
  };
}

/**
 * What somebody lacks for their position, competence by competence in the order of the targets. The better of the own word
 * and the test counts: a test says that somebody has a level, not that they have no more. Competences are the same in two
 * frameworks when their keys are; evidence from a framework that no crosswalk connects with the target is left out.
 * Source: product.md, *CompetenceFramework → Competence → Level*; ADR 30.
 */
export function competenceGaps(
  targets: readonly CompetenceTarget[],
  evidence: readonly CompetenceEvidence[],
  crosswalks: readonly LevelCrosswalk[],
): CompetenceGap[] {
  return targets.map((target) => gapTo(target, evidence, crosswalks));
}

/** The share of the targets somebody does not reach, in basis points; 0 without targets. What is unknown is not counted as missing. */
export function shareBelowTarget(gaps: readonly Pick<CompetenceGap, 'gap'>[]): number {
  return gaps.length === 0 ? 0 : Math.round((gaps.filter(({ gap }) => gap > 0).length * 10_000) / gaps.length);
}
