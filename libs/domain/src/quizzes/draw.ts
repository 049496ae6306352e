import { seededSequence, shuffled } from './seeded.js';

/** A part of a quiz by the names of its questions: those it always asks, or a pool of which it asks some. */
export interface QuizSection {
  readonly kind: 'fixed' | 'draw';
  /** Names of questions; the same question has the same name in every section. */
  readonly questions: readonly string[];
  /** How many are asked of the pool; of fixed questions all of them are. */
  readonly count: number;
}

/** Where a question was drawn for, by section. */
interface Seat {
  readonly section: number;
  readonly candidates: readonly string[];
}

const fixedIn = (sections: readonly QuizSection[]): ReadonlySet<string> =>
  new Set(sections.filter(({ kind }) => kind === 'fixed').flatMap(({ questions }) => questions));

const wanted = ({ kind, count }: QuizSection): number => (kind === 'draw' ? Math.max(0, Math.trunc(count)) : 0);

/** One seat for each question to draw; those that the quiz asks anyway are no candidates. */
function seatsOf(sections: readonly QuizSection[], order: (pool: readonly string[]) => string[]): Seat[] {
  const fixed = fixedIn(sections);
  return sections.flatMap((section, at) => {
    const candidates = order([...new Set(section.questions)].filter((name) => !fixed.has(name)));
    return Array.from({ length: wanted(section) }, () => ({ section: at, candidates }));
  });
}

/**
 * Gives every seat a question of its own, moving those seated before where only that makes room (augmenting paths: what
 * can be filled is filled). The seat of each question by its name.
 */
function seat(seats: readonly Seat[]): ReadonlyMap<string, number> {
  const taken = new Map<string, number>();
  const place = (at: number, tried: Set<string>): boolean =>
    (seats[at]?.candidates ?? []).some((name) => {
      if (tried.has(name)) return false;
      tried.add(name);
      const holder = taken.get(name);
      if (holder !== undefined && !place(holder, tried)) return false;
      taken.set(name, at);
      return true;
    });
  for (const [at, { candidates }] of seats.entries()) {
    // A free question first: whoever is seated stays there unless there is no other way.
    const free = candidates.find((name) => !taken.has(name));
    if (free === undefined) place(at, new Set());
    else taken.set(free, at);
  }
  return taken;
}

/**
 * The questions of one attempt by section, in the order they are asked: fixed ones as they stand, drawn ones as the seed
 * decides. No question is asked twice, whatever the pools have in common, and as many are drawn as the pools together can
 * give. The same sections and seed always give the same questions.
 */
export function drawQuestions(sections: readonly QuizSection[], seed: number): string[][] {
  const next = seededSequence(seed);
  const seats = seatsOf(sections, (pool) => shuffled([...pool].sort(), next));
  const names = new Map([...seat(seats)].map(([name, at]) => [at, name] as const));
  return sections.map((section, at) =>
    section.kind === 'fixed'
      ? [...section.questions]
      : seats.flatMap((one, place) => (one.section === at ? (names.get(place) ?? []) : [])),
  );
}

/**
 * How many questions each section is short of; 0 everywhere when every attempt can be given what it asks for. Pools that
 * share questions are counted together: two sections cannot both rely on the same question.
 */
export function poolShortages(sections: readonly QuizSection[]): number[] {
  const seats = seatsOf(sections, (pool) => [...pool]);
  const seated = new Set(seat(seats).values());
  return sections.map((_section, at) => seats.filter((one, place) => one.section === at && !seated.has(place)).length);
}
