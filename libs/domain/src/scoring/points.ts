/** Hundredths of a point: 150 is 1.5 points. Always a whole number, never negative. */
export type Points = number;

/** Hundredths of a percent: 10000 is the whole. A whole number. */
export type BasisPoints = number;

/** What scoring one answer gives. `manual`: a person has to mark it. `unanswered`: nothing was answered, worth 0. */
export type Score =
  | { readonly kind: 'scored'; readonly points: Points }
  | { readonly kind: 'unanswered'; readonly points: 0 }
  | { readonly kind: 'manual' };
