import { z } from 'zod';
import { common, NOTHING_SHOWN, type QuestionTypeMapping } from '../question-type.js';

const source = z.object({ ...common, type: z.literal('true-false'), key: z.object({ correct: z.boolean() }) });

export const trueFalse: QuestionTypeMapping<'true-false', typeof source> = {
  source,
  toStored: ({ key }) => ({ spec: { type: 'true-false' }, key: { type: 'true-false', correct: key.correct } }),
  toSource: (_stored, { correct }) => ({ type: 'true-false', key: { correct } }),
  toSpec: (stored) => stored,
  orderedIds: () => [],
  toPlayer: () => ({ type: 'true-false', ...NOTHING_SHOWN }),
  choices: {
    of: () => ['true', 'false'].map((id) => ({ id, text: null })),
    right: ({ correct }) => [String(correct)],
    chosen: ({ value }) => (value === null ? [] : [String(value)]),
    isOne: () => true,
  },
  typed: () => null,
  markedField: null,
};
