import type { CurrentMark, Rubric, StoredMark } from '@edukom/contracts';
import {
  canonicalJson,
  isVisibleTo,
  markingState,
  type Points,
  type RubricChoice,
  rubricPoints,
  seatFor,
} from '@edukom/domain';
import { createHash } from 'node:crypto';
import { writable } from './answer-file-view.js';
import { type AttemptFile, type FiledMark, givenIn, toleranceOf } from './attempt-file.js';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Stands for a person while their answer is marked: five signs that say nothing about them. */
export const anonymousCode = (attemptId: string): string =>
  [...createHash('sha256').update(`grading ${attemptId}`).digest().subarray(0, 5)]
    .map((byte) => ALPHABET[byte % ALPHABET.length])
    .join('');

/** A file as somebody sees it who is not to know whose it is: names of files are full of names of people. */
export const neutralName = (code: string, fileName: string): string => {
  const end = /\.[a-z0-9]{1,8}$/i.exec(fileName)?.[0] ?? '';
  return `${code}${end.toLowerCase()}`;
};

/** A mark as pages show it. */
export const currentOf = (mark: FiledMark): CurrentMark => ({
  role: mark.role,
  version: mark.version,
  points: mark.points,
  comment: mark.comment,
  markerName: mark.markerName,
  markedAt: new Date(mark.markedAt),
  levels: writable(mark.levels),
});

/** A mark as JSON, for the loser of two. */
export const wireOf = (mark: CurrentMark | null) => mark && { ...mark, markedAt: mark.markedAt.toISOString() };

/** Where an answer stands for a person: what they may give, and what they may see. */
export function markingOf(given: readonly FiledMark[], tolerance: number | null, personId: string) {
  const seat = seatFor(personId, given, tolerance);
  const visible = given.filter(({ role }) => isVisibleTo(personId, role, given, tolerance));
  return { state: markingState(given, tolerance), seat, marks: visible.map(currentOf) };
}

/** A mark that was stored, with where its answer stands. */
export const storedOf = (file: AttemptFile, mark: FiledMark, personId: string): StoredMark => ({
  ...currentOf(mark),
  ...markingOf(givenIn(file, mark.slot), toleranceOf(file, mark.slot), personId),
});

interface Given {
  readonly points: number;
  readonly comment: string;
  readonly levels?: RubricChoice | null;
}

/** The same mark sent again because its reply was lost. */
export const isSameMark = (mark: FiledMark, order: Given): boolean =>
  mark.points === order.points &&
  mark.comment === order.comment &&
  canonicalJson(mark.levels && { ...mark.levels }) === canonicalJson(order.levels ? { ...order.levels } : null);

/**
 * Whether points and levels say the same. Where the question is worth something else in this quiz than its rubric gives
 * at best, the levels' points are that share of what it is worth here.
 */
export function isOfRubric(rubric: Rubric | null, { levels, points }: Given, max: Points): boolean {
  if (!rubric || !levels) return !rubric && !levels;
  return rubricPoints(rubric, levels, max) === points;
}
