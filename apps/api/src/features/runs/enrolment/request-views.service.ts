import type { RequestItem } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { type Explained, isExplained, requestView, seatsExplained } from './request-view.js';
import type { RequestItemRow } from './requests.repository.js';
import { SeatsRepository } from './seats.repository.js';
import { SeatsService } from './seats.service.js';

/** Requests as people read them: each with the reason of its seat or its place on the list. */
@Injectable()
export class RequestViewsService {
  constructor(
    private readonly seats: SeatsService,
    private readonly repository: SeatsRepository,
  ) {}

  /** Requests of any runs, in the given order; the seats of each run that has something to explain are read once. */
  async of(rows: readonly RequestItemRow[], at: Date): Promise<RequestItem[]> {
    const runs = new Map<string, Explained>();
    for (const runId of new Set(rows.filter(isExplained).map((row) => row.run_id))) {
      const seats = await this.seats.read(runId, at);
      if (seats) runs.set(runId, { seats, reasons: seatsExplained(seats, await this.repository.seated(runId)) });
    }
    return rows.map((row) => requestView(row, runs.get(row.run_id)));
  }
}
