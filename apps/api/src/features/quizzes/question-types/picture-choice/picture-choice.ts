import { z } from 'zod';
import { common, inOrder, NOTHING_SHOWN, type QuestionTypeMapping, texts } from '../question-type.js';

const pixels = z.int().min(0).max(20_000);
const size = pixels.min(1);
const shape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rectangle'), x: pixels, y: pixels, width: size, height: size }),
  z.object({ kind: z.literal('circle'), x: pixels, y: pixels, radius: size }),
  z.object({ kind: z.literal('polygon'), points: z.array(z.tuple([pixels, pixels])).min(3) }),
]);

const source = z.object({
  ...common,
  type: z.literal('picture-choice'),
  spec: z.object({
    picture: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), width: size, height: size, alt: texts }),
    areas: z.array(z.object({ id: z.string().min(1).max(40), text: texts, shape })).min(2),
    choices: z.enum(['one', 'several']),
    rule: z.enum(['all-or-nothing', 'per-part', 'right-minus-wrong']).default('all-or-nothing'),
  }),
  key: z.object({ correct: z.array(z.string()) }),
});

export const pictureChoice: QuestionTypeMapping<'picture-choice', typeof source> = {
  source,
  toStored: ({ spec: { picture, areas, choices, rule }, key: { correct } }, read) => ({
    spec: {
      type: 'picture-choice',
      picture: { ...picture, alt: read(picture.alt) },
      areas: areas.map((area) => ({ ...area, text: read(area.text) })),
      choices,
      rule,
    },
    key: { type: 'picture-choice', correct },
  }),
  toSource: ({ picture, areas, choices, rule }, { correct }, write) => ({
    type: 'picture-choice',
    spec: {
      picture: { ...picture, alt: write(picture.alt) },
      areas: areas.map((area) => ({ ...area, text: write(area.text) })),
      choices,
      rule,
    },
    key: { correct: [...correct] },
  }),
  toSpec: (stored) => stored,
  orderedIds: ({ areas }) => areas.map((area) => area.id),
  toPlayer: ({ picture: { sha256, width, height, alt }, areas, choices, rule }, { order, mediaUrl }) => ({
    type: 'picture-choice',
    ...NOTHING_SHOWN,
    options: inOrder(areas, order).map(({ id, text }) => ({ id, text })),
    picture: { url: mediaUrl(sha256), width, height, alt },
    areas: areas.map(({ id, shape: lies }) => ({ id, shape: lies })),
    choices,
    rule: choices === 'one' ? null : rule,
  }),
  choices: {
    of: ({ areas }) => areas.map(({ id, text }) => ({ id, text })),
    right: ({ correct }) => correct,
    chosen: ({ selected }) => selected,
    isOne: ({ choices }) => choices === 'one',
  },
  typed: () => null,
  markedField: null,
};
