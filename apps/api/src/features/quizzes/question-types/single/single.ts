import { z } from 'zod';
import {
  common,
  inOrder,
  labelled,
  NOTHING_SHOWN,
  type QuestionTypeMapping,
  sourceOptions,
  unlabelled,
} from '../question-type.js';

const source = z.object({
  ...common,
  type: z.literal('single'),
  spec: z.object({ options: sourceOptions }),
  key: z.object({ correct: z.string() }),
});

export const single: QuestionTypeMapping<'single', typeof source> = {
  source,
  toStored: ({ spec, key }, read) => ({
    spec: { type: 'single', options: labelled(spec.options, read) },
    key: { type: 'single', correct: [key.correct] },
  }),
  toSource: ({ options }, { correct }, write) => ({
    type: 'single',
    spec: { options: unlabelled(options, write) },
    key: { correct: correct[0] ?? '' },
  }),
  toSpec: (stored) => stored,
  orderedIds: ({ options }) => options.map((option) => option.id),
  choices: {
    of: ({ options }) => options,
    right: ({ correct }) => correct,
    chosen: ({ selected }) => (selected === null ? [] : [selected]),
    isOne: () => true,
  },
  typed: () => null,
  toPlayer: ({ options }, { order }) => ({ type: 'single', ...NOTHING_SHOWN, options: inOrder(options, order) }),
  markedField: null,
};
