import type { MyPass } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { qrPath } from '../check-in-screen.service.js';
import { CaptureRepository } from './capture.repository.js';
import { PersonalCodes } from './personal-codes.js';

const DAY_MS = 86_400_000;
/** A phone that had a network within these days holds the codes it needs. */
const AHEAD_DAYS = 14;

/** The codes an official shows to a trainer who has no network, or no screen. */
@Injectable()
export class PassesService {
  constructor(
    private readonly repository: CaptureRepository,
    private readonly codes: PersonalCodes,
    private readonly clock: Clock,
  ) {}

  async passesOf(personId: string): Promise<MyPass[]> {
    const now = this.clock.now();
    const rows = await this.repository.passesOf(personId, now, new Date(now.getTime() + AHEAD_DAYS * DAY_MS));
    return rows.map((row) => {
      const code = this.codes.passOf(row.session_id, row.enrolment_id);
      const qr = qrPath(code);
      return {
        sessionId: row.session_id,
        runTitle: row.run_title,
        sessionTitle: row.session_title,
        room: row.room,
        startsAt: row.starts_at,
        endsAt: row.ends_at,
        code,
        qrPath: qr.path,
        qrSize: qr.size,
      };
    });
  }
}
