import { startAttempt, type AttemptView } from '@edukom/contracts';
import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';
import { dropAnswer, keepAnswer, keptAnswer } from '../../shared/offline/kept-answer.js';
import { useMe } from '../../shared/session/me.js';

const keyOf = (quizId: string): string => `/kept/attempts/${quizId}`;

/** Keeps the questions of an open attempt on this device, so that a reload without a network finds them. */
export const keepView = (view: AttemptView): Promise<void> =>
  keepAnswer(view.personId, keyOf(view.quizId), z.encode(startAttempt.response, view));

export const dropView = ({ personId, quizId }: Pick<AttemptView, 'personId' | 'quizId'>): Promise<void> =>
  dropAnswer(personId, keyOf(quizId));

async function readView(personId: string, quizId: string): Promise<AttemptView | null> {
  const kept = await keptAnswer(personId, keyOf(quizId)).catch(() => null);
  if (!kept) return null;
  const view = z.safeDecode(startAttempt.response, kept.wire as never);
  if (!view.success || view.data.personId !== personId) return null;
  // How late it is by the server can only be guessed here, from what has passed on this device. Nothing is decided by it.
  const passed = Math.max(0, Date.now() - kept.keptAt);
  return { ...view.data, serverNow: new Date(view.data.serverNow.getTime() + passed) };
}

/** The attempt this device kept of a quiz: undefined while looking, null for none. */
export function useKeptView(quizId: string): { view: AttemptView | null | undefined; drop: () => void } {
  const { personId } = useMe();
  const [view, setView] = useState<AttemptView | null | undefined>(undefined);
  useEffect(() => {
    let isLeft = false;
    void readView(personId, quizId).then((found) => {
      if (!isLeft) setView(found);
    });
    return () => {
      isLeft = true;
    };
  }, [personId, quizId]);
  const drop = useCallback(() => {
    setView(null);
    void dropView({ personId, quizId });
  }, [personId, quizId]);
  return { view, drop };
}
