import { z } from 'zod';
import { localizedText, points } from '../core/codecs.js';
import { byPart, partId } from './types/question-schemas.js';

/** How an answer is marked by hand: criteria, each with levels and what they earn. */
export const rubric = z.array(
  z.object({
    id: partId,
    title: localizedText,
    levels: z.array(z.object({ id: partId, points, text: localizedText })),
  }),
);
export type Rubric = z.output<typeof rubric>;

/** The chosen level by criterion. */
export const rubricChoice = byPart(partId);
