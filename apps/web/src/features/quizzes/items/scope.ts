import {
  exportQuizItems,
  exportRunItems,
  getQuizItems,
  getRunItems,
  type ItemAnalysisView,
  listQuizCorrections,
  listRunCorrections,
} from '@edukom/contracts';
import type { InterfaceLocale } from '@edukom/domain';
import { useQuery, type QueryKey } from '@tanstack/react-query';
import { addressOf } from '../../../shared/api/path-of.js';
import { keyOf, queryOf } from '../../../shared/api/queries.js';

/** A quiz in one run, or (`runId` null) in all runs of its course version. */
export interface ItemScope {
  readonly runId: string | null;
  readonly quizId: string;
}

/** What is read again when a question was corrected. */
export const CORRECTED: readonly QueryKey[] = [
  keyOf(getRunItems),
  keyOf(getQuizItems),
  keyOf(listRunCorrections),
  keyOf(listQuizCorrections),
];

export function useItems({ runId, quizId }: ItemScope) {
  const ofRun = useQuery({
    ...queryOf(getRunItems, { params: { runId: runId ?? '', quizId } }),
    enabled: runId !== null,
  });
  const ofQuiz = useQuery({ ...queryOf(getQuizItems, { params: { quizId } }), enabled: runId === null });
  return runId === null ? ofQuiz : ofRun;
}

export function useCorrections({ runId, quizId }: ItemScope, isEnabled: boolean) {
  const ofRun = useQuery({
    ...queryOf(listRunCorrections, { params: { runId: runId ?? '', quizId } }),
    enabled: isEnabled && runId !== null,
  });
  const ofQuiz = useQuery({
    ...queryOf(listQuizCorrections, { params: { quizId } }),
    enabled: isEnabled && runId === null,
  });
  return runId === null ? ofQuiz : ofRun;
}

export const csvAddress = ({ runId, quizId }: ItemScope, locale: InterfaceLocale): string =>
  runId === null
    ? addressOf(exportQuizItems, { params: { quizId }, query: { locale } })
    : addressOf(exportRunItems, { params: { runId, quizId }, query: { locale } });

export type View = ItemAnalysisView;
