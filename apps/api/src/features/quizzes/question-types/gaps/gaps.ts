import { assertGapText, type GapKey } from '@edukom/domain';
import { z } from 'zod';
import {
  numberAcceptance,
  sourceNumbers,
  sourceTexts,
  textAcceptance,
  writtenNumbers,
  writtenTexts,
} from '../acceptance.js';
import {
  common,
  everyText,
  inOrder,
  labelled,
  NOTHING_SHOWN,
  type QuestionTypeMapping,
  type ReadTexts,
  sourceOptions,
  type StoredSpecOf,
  texts,
  unlabelled,
} from '../question-type.js';

const id = z.string().regex(/^[\w-]{1,40}$/);
const sourceGap = z.discriminatedUnion('kind', [
  z.object({ id, kind: z.literal('short-text'), maxLength: z.int().min(1).max(500).exactOptional() }),
  z.object({ id, kind: z.literal('numeric'), isUnitRequired: z.boolean().exactOptional() }),
  z.object({ id, kind: z.literal('choice'), options: sourceOptions }),
]);
const weight = z.int().exactOptional();
const sourceKey = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('short-text'), weight, ...sourceTexts }),
  z.object({ kind: z.literal('numeric'), weight, ...sourceNumbers }),
  z.object({ kind: z.literal('choice'), weight, correct: z.array(z.string()) }),
]);

const source = z.object({
  ...common,
  type: z.literal('gaps'),
  spec: z.object({ text: texts, gaps: z.array(sourceGap).min(1) }),
  key: z.object({ gaps: z.record(z.string(), sourceKey) }),
});

type StoredGap = StoredSpecOf<'gaps'>['gaps'][number];

const toGap = (gap: z.output<typeof sourceGap>, read: ReadTexts): StoredGap =>
  gap.kind === 'choice' ? { ...gap, options: labelled(gap.options, read) } : gap;

function toKey(key: z.output<typeof sourceKey>): GapKey {
  const weighted = key.weight === undefined ? {} : { weight: key.weight };
  switch (key.kind) {
    case 'short-text':
      return { kind: key.kind, ...weighted, ...textAcceptance(key) };
    case 'numeric':
      return { kind: key.kind, ...weighted, ...numberAcceptance(key) };
    case 'choice':
      return { kind: key.kind, ...weighted, correct: key.correct };
  }
}

function writtenKey(key: GapKey): z.input<typeof sourceKey> {
  const weighted = key.weight === undefined ? {} : { weight: key.weight };
  switch (key.kind) {
    case 'short-text':
      return { kind: key.kind, ...weighted, ...writtenTexts(key) };
    case 'numeric':
      return { kind: key.kind, ...weighted, ...writtenNumbers(key) };
    case 'choice':
      return { kind: key.kind, ...weighted, correct: [...key.correct] };
  }
}

const optionsOf = (gap: StoredGap) => (gap.kind === 'choice' ? gap.options : []);
/** Options of different gaps may have the same ids. */
const idIn = (gap: StoredGap, option: string) => `${gap.id}/${option}`;

const shownGap = (gap: StoredGap, order: readonly string[]) => ({
  id: gap.id,
  kind: gap.kind,
  maxLength: gap.kind === 'short-text' ? (gap.maxLength ?? null) : null,
  isUnitRequired: gap.kind === 'numeric' && gap.isUnitRequired === true,
  options: inOrder(
    optionsOf(gap).map((option) => ({ ...option, id: idIn(gap, option.id) })),
    order,
  ).map((option) => ({ ...option, id: option.id.slice(gap.id.length + 1) })),
});

export const gaps: QuestionTypeMapping<'gaps', typeof source> = {
  source,
  toStored: ({ spec, key }, read) => {
    const text = read(spec.text);
    const ids = spec.gaps.map((gap) => gap.id);
    for (const one of everyText(text)) assertGapText(one, ids);
    return {
      spec: { type: 'gaps', text, gaps: spec.gaps.map((gap) => toGap(gap, read)) },
      key: {
        type: 'gaps',
        gaps: Object.fromEntries(Object.entries(key.gaps).map(([gap, one]) => [gap, toKey(one)])),
      },
    };
  },
  toSource: ({ text, gaps: stored }, key, write) => ({
    type: 'gaps',
    spec: {
      text: write(text),
      gaps: stored.map((gap) => (gap.kind === 'choice' ? { ...gap, options: unlabelled(gap.options, write) } : gap)),
    },
    key: { gaps: Object.fromEntries(Object.entries(key.gaps).map(([gap, one]) => [gap, writtenKey(one)])) },
  }),
  toSpec: (stored) => stored,
  orderedIds: (stored) => stored.gaps.flatMap((gap) => optionsOf(gap).map((option) => idIn(gap, option.id))),
  toPlayer: (stored, { order }) => ({
    type: 'gaps',
    ...NOTHING_SHOWN,
    text: stored.text,
    gaps: stored.gaps.map((gap) => shownGap(gap, order)),
  }),
  choices: null,
  typed: () => null,
  markedField: null,
};
