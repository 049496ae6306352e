import { z } from 'zod';
import {
  common,
  inOrder,
  labelled,
  NOTHING_SHOWN,
  type QuestionTypeMapping,
  sourceOptions,
  texts,
  unlabelled,
} from '../question-type.js';

const source = z.object({
  ...common,
  type: z.literal('matching'),
  spec: z.object({
    prompts: z.array(z.object({ id: z.string().min(1).max(40), text: texts })).min(1),
    targets: sourceOptions,
    rule: z.enum(['all-or-nothing', 'per-part', 'right-minus-wrong']),
  }),
  key: z.object({ pairs: z.record(z.string(), z.union([z.string(), z.array(z.string())])) }),
});

export const matching: QuestionTypeMapping<'matching', typeof source> = {
  source,
  toStored: ({ spec: { prompts, targets, rule }, key }, read) => ({
    spec: { type: 'matching', prompts: labelled(prompts, read), targets: labelled(targets, read), rule },
    key: {
      type: 'matching',
      pairs: Object.fromEntries(
        Object.entries(key.pairs).map(([prompt, right]) => [prompt, typeof right === 'string' ? [right] : right]),
      ),
    },
  }),
  toSource: ({ prompts, targets, rule }, { pairs }, write) => ({
    type: 'matching',
    spec: { prompts: unlabelled(prompts, write), targets: unlabelled(targets, write), rule },
    key: {
      pairs: Object.fromEntries(
        Object.entries(pairs).map(([prompt, right]) => [prompt, right.length === 1 ? (right[0] ?? '') : [...right]]),
      ),
    },
  }),
  toSpec: (stored) => stored,
  orderedIds: ({ targets }) => targets.map((target) => target.id),
  // Authors write each target beside its prompt.
  isAlwaysShuffled: true,
  toPlayer: ({ prompts, targets, rule }, { order }) => ({
    type: 'matching',
    ...NOTHING_SHOWN,
    prompts,
    options: inOrder(targets, order),
    rule,
  }),
  choices: null,
  typed: () => null,
  markedField: null,
};
