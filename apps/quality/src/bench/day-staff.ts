import { setTimeout as delay } from 'node:timers/promises';
import {
  exportAttendanceCsv,
  exportAttendanceXlsx,
  exportCertificatesCsv,
  exportCertificatesXlsx,
  exportGradebook,
  issueCertificates,
} from '@edukom/contracts';
import { type ExamDay, rooms, roomRunId } from '../exam/exam-day.js';
import { runId } from '../exam/exam.js';
import { type DayPlan, stagesOf } from './day-plan.js';
import type { ExamLoad } from './exam-load.js';
import { describe } from './load-client.js';
import { closedLoop, type LoadResult, openLoop } from './load.js';

/** Certificates that are issued with one click. */
const batch = 10;
const gradebooksPerSecond = 1;
const reports = [exportAttendanceXlsx, exportCertificatesCsv, exportAttendanceCsv, exportCertificatesXlsx];
/** After the day the worker may need so long for the last certificate. */
const lastPdfSeconds = 60;

/** What staff does meanwhile. */
export interface StaffResult {
  /** One report after the other, without a pause. */
  readonly reports: LoadResult;
  readonly gradebooks: LoadResult;
  readonly certificates: LoadResult;
}

/**
 * Reports, gradebooks of the rooms and certificates from the first answer to the last: as many certificates as there are
 * takers, to other people, each of which the worker makes a PDF and a mail of.
 */
export async function staffWork(load: ExamLoad, day: ExamDay, plan: DayPlan): Promise<StaffResult> {
  const { saves } = stagesOf(plan);
  const enrolments = await day.addHolders(plan.takers);
  await delay(saves.from * 1000);
  const batches = plan.takers / batch;
  const [exported, gradebooks, certificates] = await Promise.all([
    closedLoop(1, saves.seconds, (_, index) => exportReport(load, day, index)),
    openLoop(gradebooksPerSecond, saves.seconds, (_, index) => {
      return download(load, day, exportGradebook.path.replace(':runId', roomRunId(index % rooms)), 'PK');
    }),
    openLoop(batches / saves.seconds, saves.seconds, (_, index) =>
      issue(load, day, enrolments.slice(index * batch, (index + 1) * batch)),
    ),
  ]);
  return { reports: exported, gradebooks, certificates };
}

/** Waits for the last PDF. Gives how many certificates have none. */
export async function certificatesWithoutPdf({ installation }: ExamLoad): Promise<number> {
  for (let second = 0; ; second += 1) {
    const { rows } = await installation.sql.query<{ left: string }>(
      'SELECT (SELECT count(*) FROM certificate) - (SELECT count(*) FROM certificate_document) AS left',
    );
    const left = Number(rows[0]?.left);
    if (left === 0 || second === lastPdfSeconds) return left;
    await delay(1_000);
  }
}

function exportReport(load: ExamLoad, day: ExamDay, index: number): Promise<void> {
  const { path } = reports[index % reports.length] ?? exportAttendanceXlsx;
  return download(load, day, path, path.endsWith('.csv') ? '\ufeff' : 'PK');
}

/** @param begins what a file that is one begins with */
async function download(load: ExamLoad, day: ExamDay, path: string, begins: string): Promise<void> {
  const reply = await load.send('GET', `${path}?locale=sq`, undefined, day.manager);
  if (reply.status !== 200 || !reply.body.toString().startsWith(begins)) throw new Error(describe(reply));
}

async function issue(load: ExamLoad, day: ExamDay, enrolmentIds: readonly string[]): Promise<void> {
  const path = issueCertificates.path.replace(':runId', runId);
  const reply = await load.send(issueCertificates.method, path, { enrolmentIds }, day.manager);
  const issued = reply.body.toString().split('"outcome":"issued"').length - 1;
  if (reply.status !== 200 || issued !== enrolmentIds.length) throw new Error(describe(reply));
}
