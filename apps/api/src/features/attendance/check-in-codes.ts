import { createHash, createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { acceptedCounters, checkInCounter, codeFromDigest } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Kept } from '../../platform/process/kept.js';

const ID_BYTES = 16;
const COUNTER_BYTES = 6;
const MAC_BYTES = 10;
const TOKEN = /^[\w-]{43}$/;
/** So long a scan that was judged waits for the sign-in. */
export const TICKET_SECONDS = 30 * 60;
/** Keys that are kept: those of the sessions of a day, in the whole country. */
const KEPT_KEYS = 1_000;

/** What a genuine token of a QR says, and how it was judged when its first request arrived. */
export interface Scan {
  readonly sessionId: string;
  readonly counter: number;
  /** Epoch ms of that first request. */
  readonly receivedAt: number;
  readonly isInTime: boolean;
}

const hmac = (key: string | Buffer | KeyObject, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();
const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const isSame = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

/**
 * Codes and tokens that prove somebody saw the screen of a session at a time. They are authenticated with a key per
 * session derived from the installation's secret, so judging one needs no database. Weak evidence all the same: a picture
 * can be relayed, which is why counts are compared with heads in the room (mod_attendance PR #640).
 */
@Injectable()
export class CheckInCodes {
  readonly #keys = new Kept<KeyObject>(KEPT_KEYS);
  readonly #sealKey: KeyObject;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.#sealKey = createSecretKey(hmac(config.secret, 'scan-ticket'));
  }

  /** The six characters shown during a step. */
  codeOf(sessionId: string, counter: number): string {
    return codeFromDigest(hmac(this.#keyOf(sessionId), `code:${counter}`));
  }

  /** What the QR of a step carries: session, step and proof, 43 characters. */
  tokenOf(sessionId: string, counter: number): string {
    const step = Buffer.alloc(COUNTER_BYTES);
    step.writeUIntBE(counter, 0, COUNTER_BYTES);
    return Buffer.concat([bytesOf(sessionId), step, this.#proofOf(sessionId, counter)]).toString('base64url');
  }

  /** Judges a token at the instant its first request arrived; null when it is not one of ours or from the future. */
  readToken(token: string, receivedAt: number): Scan | null {
    if (!TOKEN.test(token)) return null;
    const bytes = Buffer.from(token, 'base64url');
    const sessionId = idOf(bytes.subarray(0, ID_BYTES));
    const counter = bytes.readUIntBE(ID_BYTES, COUNTER_BYTES);
    if (!isSame(bytes.subarray(ID_BYTES + COUNTER_BYTES), this.#proofOf(sessionId, counter))) return null;
    if (counter > checkInCounter(receivedAt)) return null;
    return { sessionId, counter, receivedAt, isInTime: acceptedCounters(receivedAt).includes(counter) };
  }

  /** A scan as a signed ticket for the cookie that carries it over the sign-in. */
  ticketOf(scan: Scan): string {
    const payload = Buffer.from(JSON.stringify(scan)).toString('base64url');
    return `${payload}.${this.#sealOf(payload).toString('base64url')}`;
  }

  /** The scan of a ticket that we signed and that still holds, else null. */
  readTicket(ticket: string, at: number): Scan | null {
    const [payload = '', seal = ''] = ticket.split('.');
    if (!isSame(Buffer.from(seal, 'base64url'), this.#sealOf(payload))) return null;
    const scan = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Scan;
    return at - scan.receivedAt > TICKET_SECONDS * 1000 ? null : scan;
  }

  /**
   * As `readToken`, but for who holds a ticket of that session which was in time: coming again, after signing in or after
   * an answer that was lost, must not turn a scan that was in time into a late one.
   */
  judge(token: string, ticket: string | null, receivedAt: number): Scan | null {
    const scan = this.readToken(token, receivedAt);
    if (!scan || scan.isInTime || ticket === null) return scan;
    const before = this.readTicket(ticket, receivedAt);
    return before?.isInTime && before.sessionId === scan.sessionId ? before : scan;
  }

  /** The key under which a check-in is stored: one per person, session and step, so that a repeat is the same row. */
  clientKeyOf(sessionId: string, enrolmentId: string, counter: number): string {
    return idOf(createHash('sha256').update(`${sessionId}:${enrolmentId}:${counter}`).digest().subarray(0, ID_BYTES));
  }

  /** Derived once: a full room asks for it with every scan. */
  #keyOf(sessionId: string): KeyObject {
    return this.#keys.of(sessionId, () => createSecretKey(hmac(this.config.secret, `check-in:${sessionId}`)));
  }

  #proofOf(sessionId: string, counter: number): Buffer {
    return hmac(this.#keyOf(sessionId), `scan:${counter}`).subarray(0, MAC_BYTES);
  }

  #sealOf(payload: string): Buffer {
    return hmac(this.#sealKey, payload);
  }
}
