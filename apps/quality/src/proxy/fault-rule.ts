/**
 * What happens to a request.
 * - `pass`: forwarded, its reply forwarded.
 * - `refuse`: the connection is reset (RST) before a byte is forwarded.
 * - `drop-request`: read in full, never forwarded, then the client's connection is cut.
 * - `deliver-then-drop-reply`: forwarded in full; once the server has answered in full, its reply is thrown away and
 *   the client's connection is cut. To the client it looks like `drop-request`: this pair makes duplicates.
 * - `hang`: read, never forwarded, never answered; the connection stays open until the client gives up.
 */
export type FaultMode = 'pass' | 'refuse' | 'drop-request' | 'deliver-then-drop-reply' | 'hang';

/** Every fault mode, for counters and checks. */
export const faultModes: readonly FaultMode[] = ['pass', 'refuse', 'drop-request', 'deliver-then-drop-reply', 'hang'];

/** A request as the proxy sees it. Empty texts where the protocol is not HTTP. */
export interface SeenRequest {
  readonly method: string;
  /** With query. */
  readonly path: string;
  /** By name in lower case; empty where the protocol is not HTTP. */
  readonly headers: ReadonlyMap<string, string>;
}

/** A reply that was thrown away after the server had sent it in full. HTTP only. */
export interface LostReply {
  readonly request: SeenRequest;
  readonly status: number;
  /** As sent: with the lines between chunks, where it was sent in chunks. */
  readonly body: Buffer;
}

/** Selects requests and says what happens to them. All given conditions must hold. */
export interface FaultRule {
  readonly mode: FaultMode;
  /** Upper case, as sent. */
  readonly method?: string;
  /** Tested against path and query. */
  readonly path?: RegExp;
  readonly when?: (request: SeenRequest) => boolean;
  /** Part of the matching requests it applies to, 0 to 1, drawn with the seed. Default 1. */
  readonly share?: number;
  /** Stops after so many requests. Default without end. */
  readonly times?: number;
}

/** A repeatable stream of numbers in [0, 1) (mulberry32, public domain, Tommy Ettinger). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Decides per request: the first rule that matches, else the default mode. */
export class FaultDecision {
  private readonly used = new Map<FaultRule, number>();

  constructor(
    private readonly otherwise: FaultMode,
    private readonly rules: readonly FaultRule[],
    private readonly random: () => number,
  ) {}

  /** The mode for this request; counts the use of a rule and draws a number where a share is set. */
  modeFor(request: SeenRequest): FaultMode {
    for (const rule of this.rules) {
      if (!this.matches(rule, request)) continue;
      this.used.set(rule, (this.used.get(rule) ?? 0) + 1);
      return rule.mode;
    }
    return this.otherwise;
  }

  /** True when every connection is to be refused as it arrives. */
  get refusesAll(): boolean {
    return this.otherwise === 'refuse' && this.rules.length === 0;
  }

  private matches(rule: FaultRule, request: SeenRequest): boolean {
    if (!fits(rule, request)) return false;
    if (rule.times !== undefined && (this.used.get(rule) ?? 0) >= rule.times) return false;
    return rule.share === undefined || this.random() < rule.share;
  }
}

function fits({ method, path, when }: FaultRule, request: SeenRequest): boolean {
  return (
    (method === undefined || method === request.method) &&
    (path?.test(request.path) ?? true) &&
    (when?.(request) ?? true)
  );
}
