/** A save on its way to the server. */
export interface Delivery {
  readonly attempt: number;
  /** Place of the question. */
  readonly question: number;
  readonly revision: number;
}

/** A list in random order (Fisher and Yates). */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const list = [...items];
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [list[last], list[other]];
    if (a === undefined || b === undefined) continue;
    list[last] = b;
    list[other] = a;
  }
  return list;
}

/**
 * Every revision of every question, each one to five times, in random order: what a network makes of saves that are sent
 * again. Revisions are counted from 2, since an attempt of the exam begins with an answer of revision 1.
 */
export function reorderedSaves(
  attempts: { readonly from: number; readonly count: number },
  questions: number,
  revisions: number,
  random: () => number,
): Delivery[] {
  const all: Delivery[] = [];
  for (let attempt = attempts.from; attempt < attempts.from + attempts.count; attempt += 1)
    for (let question = 0; question < questions; question += 1)
      for (let revision = 2; revision < 2 + revisions; revision += 1)
        for (let times = 1 + Math.floor(random() * 5); times > 0; times -= 1) all.push({ attempt, question, revision });
  return shuffled(all, random);
}
