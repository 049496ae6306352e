import { answerCompetence, readMyNeeds, type MyNeeds } from '@edukom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api/call.js';
import { keyOf } from '../../shared/api/queries.js';

export type SaveState = 'none' | 'saving' | 'saved' | 'unsaved' | 'failed';

interface Answer {
  readonly competence: string;
  readonly level: number;
}

const withAnswer = (answers: readonly Answer[], { competence, level }: Answer): Answer[] => [
  ...answers.filter((one) => one.competence !== competence),
  { competence, level },
];

/**
 * Saves each answer when it is given. One after the other, so that the last choice is the last to arrive; one that did
 * not arrive stays chosen, and says so with a way to try again.
 */
export function useAnswers(open: NonNullable<MyNeeds['open']>) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map());
  const [failed, setFailed] = useState<ReadonlySet<string>>(new Set());
  const save = useMutation({
    scope: { id: `answers-${open.assessmentId}` },
    mutationFn: ({ competence, level }: Answer) =>
      call(answerCompetence, { params: { assessmentId: open.assessmentId, competence }, body: { level } }),
    onError: (_, { competence }) => setFailed((before) => new Set([...before, competence])),
    onSuccess: (_, answer) =>
      client.setQueryData<MyNeeds>(keyOf(readMyNeeds, {}), (needs) =>
        needs?.open ? { ...needs, open: { ...needs.open, answers: withAnswer(needs.open.answers, answer) } } : needs,
      ),
  });
  const saved = new Map(open.answers.map(({ competence, level }) => [competence, level]));
  const stateOf = (competence: string): SaveState => {
    const mine = chosen.get(competence);
    if (mine === undefined) return saved.has(competence) ? 'saved' : 'none';
    if (saved.get(competence) === mine) return 'saved';
    if (save.isPaused) return 'unsaved';
    return failed.has(competence) ? 'failed' : 'saving';
  };
  return {
    levelOf: (competence: string): number | undefined => chosen.get(competence) ?? saved.get(competence),
    stateOf,
    error: save.error,
    choose: (competence: string, level: number): void => {
      setChosen((before) => new Map(before).set(competence, level));
      setFailed((before) => new Set([...before].filter((key) => key !== competence)));
      save.mutate({ competence, level });
    },
    /** Answers that have arrived. */
    savedCount: (competences: readonly string[]): number => competences.filter((key) => saved.has(key)).length,
  };
}
