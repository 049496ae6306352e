import type { JsonValue } from '../certificates/canonical-json.js';
import type { Points, Score } from './points.js';

interface Typed {
  readonly type: string;
}

/** What belongs together in one type of question: what everybody may see, what decides, what a person answers. */
export interface QuestionParts<Spec extends Typed = Typed, Key extends Typed = Typed, Response extends Typed = Typed> {
  /** What everybody may see of a question. It never holds the key. */
  readonly spec: Spec;
  /** What decides the points. Never leaves the server. */
  readonly key: Key;
  /** What a person answered: ids and typed text, never the texts of options, so that it means the same in any language. */
  readonly response: Response;
}

/** A response as the receipt is hashed over it. */
export type CanonicalResponse = Readonly<Record<string, JsonValue | undefined>>;

/** All rules of one type of question; each type is one such value in its own file below `types`. */
export interface QuestionRules<P extends QuestionParts> {
  /** `by-hand`: whatever is answered waits for a person. */
  readonly marking: 'automatic' | 'by-hand';
  /** Whether a correction may bring another key; else only full marks for all, or taking the question out. */
  readonly isKeyCorrectable: boolean;
  /** The response of somebody who took everything back. */
  readonly blank: P['response'];
  /** Whether nothing was answered: worth 0, counted as unanswered, waiting for nobody. */
  readonly isBlank: (response: P['response']) => boolean;
  /** Whether the key says what is right at all: somebody can earn the points, or a person gives them. */
  readonly hasAnswer: (key: P['key']) => boolean;
  /** A response that earns everything, for whoever may see the key; null where a person decides. */
  readonly right: (spec: P['spec'], key: P['key']) => P['response'] | null;
  /** @throws RangeError when the key does not fit the spec, or the spec is none. */
  readonly checkKey: (spec: P['spec'], key: P['key']) => void;
  /** Whole points from 0 to `max`. @throws RangeError for whatever `checkKey` refuses. */
  readonly score: (spec: P['spec'], key: P['key'], response: P['response'], max: Points) => Score;
  /**
   * What the receipt is hashed over. Of a type in use it may never change: people hold the hashes.
   */
  readonly canonical: (response: P['response']) => CanonicalResponse;
  /** Equal for two responses that say the same, whatever order they were given in. */
  readonly meaning: (response: P['response']) => CanonicalResponse;
}
