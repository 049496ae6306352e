import {
  type AnalysedAttempt,
  type AnalysedItem,
  type AnalysedOption,
  contentLocaleOf,
  languageOfAttempt,
  standingRules,
} from '@edukom/domain';
import { type AttemptFile, scoreOf } from '../attempt-file.js';
import { choicesOf, chosenOf, rightChoices, typedIn } from '../question-types/registry.js';
import type { StoredQuestion } from '../stored-question.js';

type Questions = ReadonlyMap<string, StoredQuestion>;
type Ledger = AttemptFile['corrections'];

/** What can be chosen and what of it counts as right after the corrections that stand. */
function analysedOptions(question: StoredQuestion, ledger: Ledger): AnalysedOption[] {
  const right = new Set(standingRules(question.id, question.key, ledger).keys.flatMap((key) => [...rightChoices(key)]));
  return (choicesOf(question.spec)?.options ?? []).map(({ id }) => ({ id, isKey: right.has(id) }));
}

export const analysedItem = (question: StoredQuestion, ledger: Ledger): AnalysedItem => ({
  id: question.id,
  options: analysedOptions(question, ledger),
  isSingle: choicesOf(question.spec)?.isOne ?? true,
});

/** An attempt as it is analysed; null while an answer of it waits for a mark, because its points are not known. */
export function analysedAttempt(file: AttemptFile, questions: Questions): AnalysedAttempt | null {
  const score = scoreOf(file, questions, true);
  if (score.pendingManual.length > 0) return null;
  const results = new Map(score.slots.map((slot) => [slot.slot, slot]));
  const responses = new Map(file.answers.map(({ slot, response }) => [slot, response]));
  return {
    language: languageOf(file),
    answers: file.slots.map((pinned) => {
      const result = results.get(pinned.slot);
      return {
        item: pinned.questionVersionId,
        points: result?.points ?? 0,
        max: result?.max ?? 0,
        chosen: chosenOf(responses.get(pinned.slot) ?? null),
        isRuled: result?.kind === 'void' || result?.kind === 'full-marks',
      };
    }),
  };
}

/** Both scripts of Serbian read one translation, so they are one language here. */
const languageOf = (file: AttemptFile): string =>
  languageOfAttempt(
    contentLocaleOf(file.locale),
    file.answers.filter(({ response }) => response !== null).map(({ locale }) => contentLocaleOf(locale)),
  );

const MOST_TYPED = 8;

/** What was typed in a slot, outer and repeated spaces aside; null when nothing was, or nothing is typed there. */
function typedText(file: AttemptFile, slot: number): string | null {
  const response = file.answers.find((answer) => answer.slot === slot)?.response ?? null;
  return typedIn(response)?.replace(/\s+/gu, ' ').trim() || null;
}

const pointsOf = (file: AttemptFile, slot: number, questions: Questions): number =>
  scoreOf(file, questions, true).slots.find((one) => one.slot === slot)?.points ?? 0;

/** What was typed most often as an answer to a question, capitals aside, and whether it earns points. */
export function typedAnswers(questionVersionId: string, files: readonly AttemptFile[], questions: Questions) {
  const found = new Map<string, { text: string; count: number; isRight: boolean }>();
  for (const file of files) {
    const slot = file.slots.find((pinned) => pinned.questionVersionId === questionVersionId)?.slot;
    const text = slot === undefined ? null : typedText(file, slot);
    if (slot === undefined || text === null) continue;
    const known = found.get(text.toLowerCase());
    if (known) known.count += 1;
    else found.set(text.toLowerCase(), { text, count: 1, isRight: pointsOf(file, slot, questions) > 0 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1)).slice(0, MOST_TYPED);
}
