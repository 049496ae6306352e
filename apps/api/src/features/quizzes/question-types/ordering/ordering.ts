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
  type: z.literal('ordering'),
  spec: z.object({ items: sourceOptions, rule: z.enum(['all-or-nothing', 'exact-positions', 'adjacent-pairs']) }),
  key: z.object({ order: z.array(z.string()) }),
});

export const ordering: QuestionTypeMapping<'ordering', typeof source> = {
  source,
  toStored: ({ spec: { items, rule }, key: { order } }, read) => ({
    spec: { type: 'ordering', items: labelled(items, read), rule },
    key: { type: 'ordering', order },
  }),
  toSource: ({ items, rule }, { order }, write) => ({
    type: 'ordering',
    spec: { items: unlabelled(items, write), rule },
    key: { order: [...order] },
  }),
  toSpec: (stored) => stored,
  orderedIds: ({ items }) => items.map((item) => item.id),
  // Authors write the items in their right order.
  isAlwaysShuffled: true,
  toPlayer: ({ items, rule }, { order }) => ({
    type: 'ordering',
    ...NOTHING_SHOWN,
    options: inOrder(items, order),
    rule,
  }),
  choices: null,
  typed: () => null,
  markedField: null,
};
