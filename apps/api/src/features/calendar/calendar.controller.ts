import {
  countRunAudience,
  endMyCalendar,
  type InputOf,
  makeMyCalendar,
  readCalendar,
  readMyCalendar,
} from '@edukom/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/http/context.js';
import { type FileResult, Route } from '../../platform/http/route.js';
import { CalendarService } from './calendar.service.js';

/** Whether a client has this very answer already (RFC 9110, 13.1.2: a list of tags, each perhaps marked as weak). */
const isKnown = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === tag);

@Controller()
export class CalendarController {
  constructor(private readonly calendar: CalendarService) {}

  @Route(readCalendar)
  async read({ params }: InputOf<typeof readCalendar>, { http }: Context<typeof readCalendar>): Promise<FileResult> {
    const { content, tag } = await this.calendar.feed(params.token);
    const known = isKnown(http.request.headers['if-none-match'], tag);
    if (known) http.response.status(304);
    return {
      content: known ? Buffer.alloc(0) : content,
      contentType: 'text/calendar; charset=utf-8',
      fileName: 'edukom.ics',
      inline: true,
      headers: { ETag: tag, 'Cache-Control': 'private, no-cache' },
    };
  }

  @Route(readMyCalendar)
  async mine(_input: InputOf<typeof readMyCalendar>, { actor }: Context<typeof readMyCalendar>) {
    return this.calendar.mine(actor.personId);
  }

  @Route(makeMyCalendar)
  async make(_input: InputOf<typeof makeMyCalendar>, { actor }: Context<typeof makeMyCalendar>) {
    return { url: await this.calendar.make(actor.personId) };
  }

  @Route(endMyCalendar)
  async end(_input: InputOf<typeof endMyCalendar>, { actor }: Context<typeof endMyCalendar>) {
    await this.calendar.end(actor.personId);
  }

  @Route(countRunAudience)
  async audience({ params }: InputOf<typeof countRunAudience>) {
    return this.calendar.audience(params.runId);
  }
}
