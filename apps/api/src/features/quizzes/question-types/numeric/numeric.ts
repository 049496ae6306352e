import { z } from 'zod';
import { numberAcceptance, sourceNumbers, writtenNumbers } from '../acceptance.js';
import { common, NOTHING_SHOWN, type QuestionTypeMapping, texts } from '../question-type.js';

const source = z.object({
  ...common,
  type: z.literal('numeric'),
  spec: z.object({ unit: texts.optional(), isUnitRequired: z.boolean().optional() }).optional(),
  key: z.object(sourceNumbers),
});

export const numeric: QuestionTypeMapping<'numeric', typeof source> = {
  source,
  toStored: ({ spec, key }, read) => ({
    spec: {
      type: 'numeric',
      ...(spec?.unit ? { unit: read(spec.unit) } : {}),
      ...(spec?.isUnitRequired ? { isUnitRequired: true } : {}),
    },
    key: { type: 'numeric', ...numberAcceptance(key) },
  }),
  toSource: ({ unit, isUnitRequired }, key, write) => {
    const spec = { ...(unit ? { unit: write(unit) } : {}), ...(isUnitRequired ? { isUnitRequired } : {}) };
    return { type: 'numeric', ...(Object.keys(spec).length > 0 ? { spec } : {}), key: writtenNumbers(key) };
  },
  toSpec: ({ isUnitRequired = false }) => ({ type: 'numeric', isUnitRequired }),
  orderedIds: () => [],
  choices: null,
  typed: ({ text }) => text,
  toPlayer: ({ unit, isUnitRequired = false }) => ({
    type: 'numeric',
    ...NOTHING_SHOWN,
    unit: unit ?? null,
    isUnitRequired,
  }),
  markedField: null,
};
