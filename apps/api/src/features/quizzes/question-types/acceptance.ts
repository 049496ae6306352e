import type { NumericAcceptance, TextAcceptance } from '@edukom/domain';
import { z } from 'zod';

/** Everything, in basis points. */
const WHOLE = 10_000;
const share = z.int().min(1).max(10_000).exactOptional();

/** Accepted texts as an author writes them: a variant alone earns everything. */
export const sourceTexts = {
  variants: z.array(z.union([z.string(), z.object({ text: z.string(), share: z.int().min(1).max(10_000) })])),
  fold: z.boolean(),
  hasWildcards: z.boolean().exactOptional(),
};

const number = {
  value: z.string(),
  tolerance: z.string(),
  toleranceIn: z.enum(['absolute', 'percent']).exactOptional(),
};

/** Accepted numbers as an author writes them: one, and more of them each with its own tolerance and share. */
export const sourceNumbers = {
  ...number,
  alsoAccepted: z.array(z.object({ ...number, share })).optional(),
  units: z.array(z.string()).exactOptional(),
};
type Numbers = z.output<z.ZodObject<typeof sourceNumbers>>;
type Variants = z.output<z.ZodObject<typeof sourceTexts>>;

/** What decides about a number. */
export function numberAcceptance({ value, tolerance, toleranceIn, alsoAccepted = [], units }: Numbers) {
  const first = { value, tolerance, ...(toleranceIn ? { toleranceIn } : {}) };
  return { accepted: [first, ...alsoAccepted], ...(units ? { units } : {}) };
}

/** As an author writes it; the first accepted number must earn everything there. */
export function writtenNumbers({ accepted, units }: NumericAcceptance): Numbers {
  const first = accepted.find((range) => range.share === undefined || range.share === WHOLE);
  const others = accepted.filter((range) => range !== first);
  const { value, tolerance, toleranceIn } = first ?? { value: '', tolerance: '' };
  return {
    value,
    tolerance,
    ...(toleranceIn ? { toleranceIn } : {}),
    ...(others.length > 0 ? { alsoAccepted: others.map((range) => ({ ...range })) } : {}),
    ...(units ? { units: [...units] } : {}),
  };
}

export const writtenTexts = ({ accepted, fold, hasWildcards }: TextAcceptance): Variants => ({
  variants: accepted.map((one) => (typeof one === 'string' ? one : { ...one })),
  fold,
  ...(hasWildcards === undefined ? {} : { hasWildcards }),
});

/** What decides about a text. */
export const textAcceptance = ({ variants: accepted, fold, hasWildcards }: Variants) => ({
  accepted,
  fold,
  ...(hasWildcards === undefined ? {} : { hasWildcards }),
});
