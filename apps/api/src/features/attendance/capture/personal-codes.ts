import { createHash, createHmac } from 'node:crypto';
import { checkedCodeFromDigest, PASS_CODE_LENGTH, SHEET_CODE_LENGTH } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../platform/config/config.js';

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * Codes that name one enrolment in one session: the official's own, which is shown to the trainer, and the one printed in a
 * row of the sheet. Both are derived from the installation's secret under keys of their own: nothing is stored, a sheet printed
 * anew has the same codes, and whoever has read a sheet knows nobody's own code.
 */
@Injectable()
export class PersonalCodes {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** What the official shows. */
  passOf(sessionId: string, enrolmentId: string): string {
    return this.#codeOf('pass', sessionId, enrolmentId, PASS_CODE_LENGTH);
  }

  /** What the trainer's phone holds of it: enough to know the code that is shown, not to make it. */
  passHashOf(sessionId: string, enrolmentId: string): string {
    return createHash('sha256')
      .update(`${sessionId}:${this.passOf(sessionId, enrolmentId)}`)
      .digest('hex');
  }

  /** What stands in the person's row of the session's sheets. */
  sheetCodeOf(sessionId: string, enrolmentId: string): string {
    return this.#codeOf('sheet', sessionId, enrolmentId, SHEET_CODE_LENGTH);
  }

  #codeOf(use: 'pass' | 'sheet', sessionId: string, enrolmentId: string, length: number): string {
    return checkedCodeFromDigest(hmac(hmac(this.config.secret, `${use}:${sessionId}`), enrolmentId), length);
  }
}
