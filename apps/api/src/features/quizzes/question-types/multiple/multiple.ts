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
  type: z.literal('multiple'),
  spec: z.object({ options: sourceOptions }),
  key: z.object({
    correct: z.array(z.string()),
    rule: z.enum(['all-or-nothing', 'right-minus-wrong', 'weights']),
    weights: z.record(z.string(), z.int()).optional(),
  }),
});

export const multiple: QuestionTypeMapping<'multiple', typeof source> = {
  source,
  toStored: ({ spec, key }, read) => ({
    spec: { type: 'multiple', options: labelled(spec.options, read), rule: key.rule },
    key: { type: 'multiple', correct: key.correct, ...(key.weights ? { weights: key.weights } : {}) },
  }),
  toSource: ({ options, rule }, { correct, weights }, write) => ({
    type: 'multiple',
    spec: { options: unlabelled(options, write) },
    key: { correct: [...correct], rule, ...(weights ? { weights: { ...weights } } : {}) },
  }),
  toSpec: (stored) => stored,
  orderedIds: ({ options }) => options.map((option) => option.id),
  toPlayer: ({ options, rule }, { order }) => ({
    type: 'multiple',
    ...NOTHING_SHOWN,
    options: inOrder(options, order),
    rule,
  }),
  choices: {
    of: ({ options }) => options,
    right: ({ correct }) => correct,
    chosen: ({ selected }) => selected,
    isOne: () => false,
  },
  typed: () => null,
  markedField: null,
};
