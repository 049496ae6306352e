/** What is known of a figure: `provisional` is drawn outlined, `not-reported` hatched, `suppressed` dotted. */
export type FigureState = 'reported' | 'provisional' | 'not-reported' | 'suppressed';

/** True when there is a number to draw. */
export const isKnown = (state: FigureState): boolean => state === 'reported' || state === 'provisional';
