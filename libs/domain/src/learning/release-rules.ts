/**
 * When an activity opens: every one of its conditions must hold. Activities are named by their slug, which stays the same
 * from one version of a course to the next.
 * `after`: the other activity is completed. `from`: the day has come, by the calendar of the country. `score`: the other
 * activity, a quiz, has a released grade of at least `atLeast` basis points.
 */
export type ReleaseCondition =
  | { readonly kind: 'after'; readonly activity: string }
  | { readonly kind: 'from'; readonly date: string }
  | { readonly kind: 'score'; readonly activity: string; readonly atLeast: number };

/**
 * When an activity is completed. `usual`: a lesson when it was read to the end with its checks answered or marked as
 * read, a quiz when it was handed in. `read`: to the end, marking does not count. `passed`: a quiz with a released grade
 * at its pass mark. `minutes`: open on the screen for so long. `confirmed`: the trainer says so.
 */
export type CompletionRule =
  | { readonly kind: 'usual' }
  | { readonly kind: 'read' }
  | { readonly kind: 'passed' }
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'confirmed' };
