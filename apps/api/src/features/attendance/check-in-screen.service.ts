import type { OutputOf, readCheckInCodes } from '@edukom/contracts';
import { CHECK_IN_STEP_SECONDS, checkInCounter, checkInWindow } from '@edukom/domain';
import { Inject, Injectable } from '@nestjs/common';
import qrcode from 'qrcode';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Problem } from '../../platform/http/problem.js';
import { Kept } from '../../platform/process/kept.js';
import { AttendanceRepository } from './attendance.repository.js';
import { CheckInCodes } from './check-in-codes.js';
import { spanOf } from './session-state.js';

/** Steps handed out at once: three minutes, so that a screen without network goes on for a while. */
const STEPS = 12;
const QUIET_MODULES = 4;
/** Codes that are kept: those of as many screens at once as a country has. */
const KEPT = 100 * STEPS;

/** A QR as the `d` of one SVG path, one run of dark modules per move. */
export function qrPath(text: string): { path: string; size: number } {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const rows = Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_cell, column) => (modules.get(row, column) ? '1' : '0')).join(''),
  );
  const path = rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        ({ index, 0: dark }) => `M${index + QUIET_MODULES} ${y + QUIET_MODULES}h${dark.length}v1h-${dark.length}z`,
      ),
    )
    .join('');
  return { path, size: modules.size + 2 * QUIET_MODULES };
}

/** What the screen in the room shows. */
@Injectable()
export class CheckInScreenService {
  /** A screen asks again long before it has shown all it has: what was drawn for it is drawn once. */
  readonly #drawn = new Kept<ReturnType<typeof qrPath>>(KEPT);

  constructor(
    private readonly sessions: AttendanceRepository,
    private readonly codes: CheckInCodes,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async codesFrom(sessionId: string, now: Date): Promise<OutputOf<typeof readCheckInCodes>> {
    const session = await this.sessions.sessionById(sessionId);
    if (!session) throw new Problem('request.not-found');
    if (session.cancelled_at) throw new Problem('session.cancelled');
    const window = checkInWindow(spanOf(session));
    if (now.getTime() < window.start || now.getTime() >= window.end) throw new Problem('check-in.closed');
    const first = checkInCounter(now.getTime());
    const counters = Array.from({ length: STEPS }, (_, step) => first + step);
    return {
      now,
      codes: counters
        .filter((counter) => startOf(counter) < window.end)
        .map((counter) => this.#codeAt(sessionId, counter)),
    };
  }

  #codeAt(sessionId: string, counter: number) {
    const url = `${this.config.publicOrigin}/c/${this.codes.tokenOf(sessionId, counter)}`;
    const { path, size } = this.#drawn.of(url, () => qrPath(url));
    return {
      from: new Date(startOf(counter)),
      until: new Date(startOf(counter + 1)),
      code: this.codes.codeOf(sessionId, counter),
      url,
      qrPath: path,
      qrSize: size,
    };
  }
}

const startOf = (counter: number): number => counter * CHECK_IN_STEP_SECONDS * 1000;
