import { z } from 'zod';
import { common, NOTHING_SHOWN, type QuestionTypeMapping, texts } from '../question-type.js';

const source = z.object({
  ...common,
  type: z.literal('numeric'),
  spec: z.object({ unit: texts.optional() }).optional(),
  key: z.object({ value: z.string(), tolerance: z.string(), units: z.array(z.string()).optional() }),
});

export const numeric: QuestionTypeMapping<'numeric', typeof source> = {
  source,
  toStored: ({ spec, key: { value, tolerance, units } }, read) => ({
    spec: { type: 'numeric', ...(spec?.unit ? { unit: read(spec.unit) } : {}) },
    key: { type: 'numeric', accepted: [{ value, tolerance }], ...(units ? { units } : {}) },
  }),
  toSpec: () => ({ type: 'numeric' }),
  orderedIds: () => [],
  toPlayer: ({ unit }) => ({ type: 'numeric', ...NOTHING_SHOWN, unit: unit ?? null }),
  choices: null,
  typed: ({ text }) => text,
  markedField: null,
};
