import {
  applyQuizCorrection,
  applyRunCorrection,
  correctionImpact,
  type CorrectionImpact,
  type CorrectionOrder,
  previewQuizCorrection,
  previewRunCorrection,
} from '@edukom/contracts';
import { useState } from 'react';
import { z } from 'zod';
import { isProblem } from '../../../shared/api/errors.js';
import { useCall } from '../../../shared/api/queries.js';
import { CORRECTED, type ItemScope } from './scope.js';

/** The dry run as it is now, out of the refusal of one that is no longer true. */
function currentOf(error: unknown): CorrectionImpact | null {
  if (!isProblem(error, 'correction.changed')) return null;
  const read = z.safeDecode(correctionImpact, error.body.current as z.input<typeof correctionImpact>);
  return read.success ? read.data : null;
}

/** The dry run of a correction and its applying; what changed meanwhile is shown instead of applied. */
export function useCorrecting({ runId, quizId }: ItemScope, onDone: (people: number) => void) {
  const [looked, setLooked] = useState<{ order: CorrectionOrder; impact: CorrectionImpact } | null>(null);
  const applied = { invalidates: CORRECTED, onSuccess: ({ people }: CorrectionImpact) => onDone(people.length) };
  const previewInRun = useCall(previewRunCorrection);
  const previewInQuiz = useCall(previewQuizCorrection);
  const applyInRun = useCall(applyRunCorrection, applied);
  const applyInQuiz = useCall(applyQuizCorrection, applied);
  const preview = (order: CorrectionOrder): void => {
    const onSuccess = (impact: CorrectionImpact) => setLooked({ order, impact });
    if (runId === null) previewInQuiz.mutate({ params: { quizId }, body: { order } }, { onSuccess });
    else previewInRun.mutate({ params: { runId, quizId }, body: { order } }, { onSuccess });
  };
  const apply = (reason: string): void => {
    if (!looked) return;
    const { order, impact } = looked;
    const body = { order, reason, hash: impact.hash };
    const onError = (error: unknown) => {
      const current = currentOf(error);
      if (current) setLooked({ order, impact: current });
    };
    if (runId === null) applyInQuiz.mutate({ params: { quizId }, body }, { onError });
    else applyInRun.mutate({ params: { runId, quizId }, body }, { onError });
  };
  const back = (): void => {
    setLooked(null);
    for (const call of [previewInRun, previewInQuiz, applyInRun, applyInQuiz]) call.reset();
  };
  return {
    impact: looked?.impact ?? null,
    preview,
    apply,
    back,
    isPreviewing: previewInRun.isPending || previewInQuiz.isPending,
    isApplying: applyInRun.isPending || applyInQuiz.isPending,
    error: applyInRun.error ?? applyInQuiz.error ?? previewInRun.error ?? previewInQuiz.error,
  };
}
