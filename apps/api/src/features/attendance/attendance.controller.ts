import {
  checkIn,
  type InputOf,
  mySessions,
  readBoard,
  readCheckInCodes,
  recordMarks,
  todaysSessions,
} from '@edukom/contracts';
import { Controller, UseFilters } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { Route } from '../../platform/http/route.js';
import { AttendanceService } from './attendance.service.js';
import { CheckInScreenService } from './check-in-screen.service.js';
import { CheckInService } from './check-in.service.js';
import { KeepScanFilter } from './keep-scan.filter.js';
import { RecordMarksService } from './record-marks.service.js';
import { SCAN_COOKIE } from './scan-arrivals.js';

@Controller()
export class AttendanceController {
  constructor(
    private readonly attendance: AttendanceService,
    private readonly recording: RecordMarksService,
    private readonly checkIns: CheckInService,
    private readonly screen: CheckInScreenService,
  ) {}

  @Route(readBoard)
  async board({ params }: InputOf<typeof readBoard>) {
    return this.attendance.board(params.sessionId);
  }

  @Route(recordMarks)
  async recordMarks({ params, body }: InputOf<typeof recordMarks>, { actor, receivedAt }: Context<typeof recordMarks>) {
    return { recorded: await this.recording.record(actor.personId, params.sessionId, body.marks, receivedAt) };
  }

  @Route(mySessions)
  async mySessions(_input: InputOf<typeof mySessions>, { actor }: Context<typeof mySessions>) {
    return { runs: await this.attendance.sessionsOf(actor.personId) };
  }

  @Route(todaysSessions)
  async today(_input: InputOf<typeof todaysSessions>, { actor }: Context<typeof todaysSessions>) {
    return this.attendance.today(actor);
  }

  @Route(readCheckInCodes)
  async codes({ params }: InputOf<typeof readCheckInCodes>, { receivedAt }: Context<typeof readCheckInCodes>) {
    return this.screen.codesFrom(params.sessionId, receivedAt);
  }

  @Route(checkIn)
  @UseFilters(KeepScanFilter)
  async checkIn({ body }: InputOf<typeof checkIn>, context: Context<typeof checkIn>) {
    const { actor, receivedAt } = context;
    const deviceAt = body.deviceAt ?? null;
    if (body.code) return this.checkIns.withCode(actor.personId, body.code, receivedAt, deviceAt);
    const shown = { token: body.scan ?? null, ticket: context.cookie(SCAN_COOKIE) };
    const result = await this.checkIns.withScan(actor.personId, shown, receivedAt, deviceAt);
    if (shown.ticket !== null) context.setCookie(SCAN_COOKIE, '', 0);
    return result;
  }
}
