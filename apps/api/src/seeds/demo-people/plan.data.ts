import { NameCommunity } from './names.data.js';

/** How many people of each name community a municipality sends to one run. */
export type Head = Readonly<Partial<Record<NameCommunity, number>>>;

/** One municipality of the demo: who takes part in the finished run, in the one in progress, and who asks for a place in the next. */
export interface DemoMunicipality {
  readonly slug: string;
  readonly finishedRun: Head;
  readonly currentRun?: Head;
  readonly nextRun?: Head;
}

/**
 * Twelve municipalities, chosen so that every state of the disclosure control shows in the finished run: five with 15
 * or more (count, share and mean published), four with 5–9 (count only), three below 5 (nothing).
 */
export const DEMO_MUNICIPALITIES: readonly DemoMunicipality[] = [
  {
    slug: 'prishtine',
    finishedRun: { albanian: 18, serbian: 1, turkish: 2 },
    currentRun: { albanian: 12, turkish: 1, bosnian: 1 },
    nextRun: { albanian: 2 },
  },
  {
    slug: 'prizren',
    finishedRun: { albanian: 11, turkish: 4, bosnian: 4 },
    currentRun: { albanian: 8, turkish: 2, bosnian: 2 },
    nextRun: { albanian: 2, bosnian: 1 },
  },
  {
    slug: 'peje',
    finishedRun: { albanian: 15, bosnian: 3 },
    currentRun: { albanian: 9, bosnian: 2 },
    nextRun: { albanian: 1 },
  },
  {
    slug: 'gjilan',
    finishedRun: { albanian: 14, serbian: 1, turkish: 1 },
    currentRun: { albanian: 9, serbian: 1 },
    nextRun: { albanian: 1 },
  },
  {
    slug: 'mitrovice-jugore',
    finishedRun: { albanian: 14, turkish: 1, bosnian: 1 },
    currentRun: { albanian: 6 },
    nextRun: { albanian: 1 },
  },
  { slug: 'gracanice', finishedRun: { serbian: 7, albanian: 1 }, currentRun: { serbian: 7 }, nextRun: { serbian: 2 } },
  { slug: 'rahovec', finishedRun: { albanian: 6, serbian: 1 } },
  { slug: 'shterpce', finishedRun: { serbian: 5, albanian: 1 } },
  { slug: 'novoberde', finishedRun: { serbian: 3, albanian: 2 } },
  { slug: 'dragash', finishedRun: { bosnian: 2, albanian: 2 } },
  { slug: 'mamushe', finishedRun: { turkish: 3 } },
  { slug: 'partesh', finishedRun: { serbian: 2 } },
];
