import type { ReportFilter } from '@edukom/contracts';
import { type Action, allowedScopes, type InterfaceLocale } from '@edukom/domain';
import { loadTranslate } from '@edukom/i18n';
import { Injectable } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/db/db.js';
import { uuidv7 } from '../../platform/db/ids.js';
import type { Actor, Context } from '../../platform/http/context.js';
import { readCursor, writeCursor } from '../../platform/http/cursor.js';
import { Problem } from '../../platform/http/problem.js';
import type { FileResult } from '../../platform/http/route.js';
import { csvOf, xlsxOf } from '../../platform/sheets/sheet-writers.js';
import type { ReportDefinition } from './report-definitions.js';
import { allRows, pageOfRows, reportValues, totalsOf } from './report-queries.repository.js';
import type { ReportFormat, ReportKind } from './report-run.entity.js';
import { ReportRunsRepository } from './report-runs.repository.js';
import { type ReportSnapshot, ReportSnapshotRepository } from './report-snapshot.repository.js';
import { RowsHash } from './rows-hash.js';

const PAGE = 100;
/** Each holds a connection for as long as its reader takes; the others are for everybody else. */
const EXPORTS_AT_ONCE = 4;
const CONTENT_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;
const ACTIONS = { attendance: 'attendance.export', certificates: 'certificate.export' } as const satisfies Record<
  ReportKind,
  Action
>;

export interface ReportScreen<Row, Totals> {
  readonly dataAt: Date;
  readonly totals: Totals;
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** Reports: what the screen shows and what a file holds are the same rows of the same moment. */
@Injectable()
export class ReportsService {
  #open = 0;

  constructor(
    private readonly snapshots: ReportSnapshotRepository,
    private readonly runs: ReportRunsRepository,
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Totals of all rows and one page of them. */
  async screen<Row extends QueryResultRow, Totals>(
    kind: ReportKind,
    { sql }: ReportDefinition<Row>,
    actor: Actor,
    { cursor, ...filter }: ReportFilter & { cursor?: string | undefined },
  ): Promise<ReportScreen<Row, Totals>> {
    const snapshot = await this.snapshots.open();
    try {
      const values = reportValues(allowedScopes(actor.grants, ACTIONS[kind]), filter, snapshot.dataAt);
      const after = readCursor(sql.place, cursor);
      const [totals] = await snapshot.query<QueryResultRow>(totalsOf(sql, values));
      const rows = await snapshot.query<Row>(pageOfRows(sql, values, after, PAGE + 1));
      const shown = rows.slice(0, PAGE);
      const last = shown.at(-1);
      const next = rows.length > PAGE && last ? writeCursor(sql.order.map((column) => String(last[column]))) : null;
      return { dataAt: snapshot.dataAt, totals: totals as Totals, rows: shown, next };
    } finally {
      await snapshot.close();
    }
  }

  /** The whole report as a file that is written while it is read. Noted with its filter, its moment and the hash of its rows. */
  async export<Row extends QueryResultRow>(
    kind: ReportKind,
    format: ReportFormat,
    definition: ReportDefinition<Row>,
    { locale, ...filter }: ReportFilter & { locale: InterfaceLocale },
    context: Context & { readonly actor: Actor },
  ): Promise<FileResult> {
    const t = await loadTranslate(locale);
    if (this.#open >= EXPORTS_AT_ONCE) throw new Problem('request.too-many', { retryAfterSeconds: 10 });
    const { response } = context.http;
    const snapshot = await this.#openSnapshot();
    response.once('close', () => void snapshot.close());
    try {
      // Gone while the view was opened: `close` has been and will not come again.
      if (response.destroyed) throw new Problem('server.busy');
      const reportRunId = await this.#note(kind, format, filter, context.actor, snapshot.dataAt);
      const values = reportValues(allowedScopes(context.actor.grants, ACTIONS[kind]), filter, snapshot.dataAt);
      const sheet = {
        name: definition.sheetName(t),
        columns: definition.columns,
        rows: this.#rows(reportRunId, definition, snapshot, values),
        t,
      };
      const day = snapshot.dataAt.toISOString().slice(0, 10);
      return {
        content: format === 'xlsx' ? xlsxOf(sheet) : csvOf(sheet),
        contentType: CONTENT_TYPES[format],
        fileName: `edukom-${definition.fileName(t)}-${day}.${format}`,
      };
    } catch (error) {
      await snapshot.close();
      throw error;
    }
  }

  async past(personId: string) {
    const rows = await this.runs.ofPerson(personId);
    return {
      items: rows.map(({ id, kind, format, filter, data_at, row_count, content_hash, finished_at }) => ({
        reportRunId: id,
        kind,
        format,
        filter,
        dataAt: data_at,
        rowCount: row_count,
        contentHash: content_hash,
        finishedAt: finished_at,
      })),
    };
  }

  async choices(actor: Actor) {
    const visible = allowedScopes(actor.grants, 'attendance.export');
    return {
      runs: (await this.runs.runs(visible)).map(({ id, code, title }) => ({ runId: id, code, title })),
      institutions: (await this.runs.institutions(visible)).map(({ id, name }) => ({ institutionId: id, name })),
    };
  }

  async #openSnapshot(): Promise<ReportSnapshot> {
    this.#open += 1;
    const leave = () => {
      this.#open -= 1;
    };
    try {
      return closingOnce(await this.snapshots.open(), leave);
    } catch (error) {
      leave();
      throw error;
    }
  }

  async #note(
    kind: ReportKind,
    format: ReportFormat,
    filter: ReportFilter,
    actor: Actor,
    dataAt: Date,
  ): Promise<string> {
    const id = uuidv7();
    await this.db.tx(async () => {
      await this.runs.begin({
        id,
        kind,
        format,
        filter,
        dataAt,
        rowCount: null,
        contentHash: null,
        createdBy: actor.personId,
        finishedAt: null,
      });
      await this.audit.record({
        actorId: actor.personId,
        action: 'report.export',
        subjectKind: 'report',
        subjectId: id,
        after: { kind, format, filter, dataAt },
      });
    });
    return id;
  }

  /** The rows on their way into the file, counted and hashed; the note is finished when the last one has been taken. */
  async *#rows<Row extends QueryResultRow>(
    reportRunId: string,
    definition: ReportDefinition<Row>,
    snapshot: ReportSnapshot,
    values: readonly unknown[],
  ): AsyncGenerator<Row> {
    const hash = new RowsHash();
    for await (const row of snapshot.stream<Row>(allRows(definition.sql, values))) {
      hash.add(definition.groupOf(row), definition.hashed(row));
      yield row;
    }
    const whole = hash.end();
    await this.runs.finish(reportRunId, whole.count, whole.hash, this.clock.now());
    await snapshot.close();
  }
}

/** Runs `leave` with the first close, however many follow. */
function closingOnce(snapshot: ReportSnapshot, leave: () => void): ReportSnapshot {
  let isClosed = false;
  return {
    ...snapshot,
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      leave();
      await snapshot.close();
    },
  };
}
