import { localizedText as localizedTextSchema } from '@edukom/contracts';
import { type InterfaceLocale, localizedText } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.js';
import { Problem } from '../../../platform/http/problem.js';
import type { FileResult } from '../../../platform/http/route.js';
import { Storage } from '../../../platform/storage/storage.js';
import { AttendanceRepository } from '../attendance.repository.js';
import { CaptureRepository } from '../capture/capture.repository.js';
import { PersonalCodes } from '../capture/personal-codes.js';
import { LogosService } from './logos.service.js';
import { renderSheet, type SheetLogo } from './render-sheet.js';

const programmeSetting = z.object({
  issuer: localizedTextSchema,
  programme: localizedTextSchema.nullable().default(null),
  supporters: z.array(localizedTextSchema).default([]),
});
const PLAIN = { issuer: localizedText('sq', 'Edukom'), programme: null, supporters: [] };

/** The sign-in sheet of a session as a PDF. Made anew each time: it shows the list of that moment, its codes never change. */
@Injectable()
export class SheetService {
  constructor(
    private readonly sessions: AttendanceRepository,
    private readonly repository: CaptureRepository,
    private readonly codes: PersonalCodes,
    private readonly logos: LogosService,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  async print(sessionId: string, locale: InterfaceLocale): Promise<FileResult> {
    const session = await this.sessions.sessionById(sessionId);
    const run = session && (await this.repository.sheetFacts(session.run_id));
    if (!session || !run) throw new Problem('request.not-found');
    if (session.cancelled_at !== null) throw new Problem('session.cancelled');
    const people = await this.repository.listed(session.run_id, sessionId);
    const programme = programmeSetting.safeParse(await this.repository.programme());
    const t = await loadTranslate(locale);
    const content = await renderSheet({
      locale,
      runTitle: session.run_title,
      runCode: run.run_code,
      sessionTitle: session.title,
      room: session.room,
      hostName: run.host_name,
      trainers: run.trainers,
      startsAt: session.starts_at,
      endsAt: session.ends_at,
      printedAt: this.clock.now(),
      ...(programme.success ? programme.data : PLAIN),
      logos: await this.#logos(),
      people: people.map((person) => ({
        name: `${person.family_name} ${person.given_name}`,
        institution: person.institution_name,
        code: this.codes.sheetCodeOf(sessionId, person.enrolment_id),
      })),
    });
    const name = `${t('capture.sheet.file')}-${run.run_code}-${session.starts_at.toISOString().slice(0, 10)}.pdf`;
    return { content, contentType: 'application/pdf', fileName: name };
  }

  /** A picture that is missing after a restore costs the sheet its logo, not the sheet. */
  async #logos(): Promise<SheetLogo[]> {
    const logos = await Promise.all(
      (await this.logos.all()).map(async ({ name, sha256 }) => {
        const picture = await this.storage.read(Buffer.from(sha256, 'hex')).catch(() => null);
        return picture ? [{ name, picture }] : [];
      }),
    );
    return logos.flat();
  }
}
