/** How large a day is and how fast it goes. */
export interface DayPlan {
  readonly takers: number;
  readonly questions: number;
  /** So often everybody saves an answer and says that they are there. */
  readonly turnSeconds: number;
}

/** A part of the day, in seconds from its beginning. */
export interface Stage {
  readonly from: number;
  readonly seconds: number;
}

/** What happens when. In each stage everybody comes once a turn, one after the other at the same distance. */
export interface DayStages {
  readonly ratePerSecond: number;
  readonly checkIn: Stage;
  readonly start: Stage;
  readonly saves: Stage;
  readonly presence: Stage;
  readonly submit: Stage;
}

/**
 * 1,900 people, 20 questions, an answer every 8 s: thirteen times as fast as in an exam of 35 minutes. They check in
 * and start within 8 s each.
 */
export const fullDay: DayPlan = { takers: 1_900, questions: 20, turnSeconds: 8 };

/** A tenth of the people, each ten times as fast: as many requests a second for a tenth of the time. */
export const reducedDay: DayPlan = { takers: 190, questions: 20, turnSeconds: 0.8 };

/** As many people in half the time, and half of the questions: twice the requests a second. */
export const twiceTheLoad = (plan: DayPlan): DayPlan => ({
  ...plan,
  questions: Math.ceil(plan.questions / 2),
  turnSeconds: plan.turnSeconds / 2,
});

/** When everybody comes is what the day is made of: a stage begins when the first person has done the one before a turn ago. */
export function stagesOf({ takers, questions, turnSeconds }: DayPlan): DayStages {
  const stage = (turn: number, turns: number): Stage => ({ from: turn * turnSeconds, seconds: turns * turnSeconds });
  return {
    ratePerSecond: takers / turnSeconds,
    checkIn: stage(0, 1),
    start: stage(1, 1),
    saves: stage(2, questions),
    presence: stage(2.5, questions),
    submit: stage(2 + questions, 1),
  };
}

/** Whose turn it is at the `index`-th request of a stage, and which time it is for that person, from 1 on. */
export const turnOf = ({ takers }: DayPlan, index: number): { readonly taker: number; readonly turn: number } => ({
  taker: index % takers,
  turn: Math.floor(index / takers) + 1,
});
