import type { ImportKind, ImportReading } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { lettersOf } from '../../platform/files/table-charset.js';
import type { Actor } from '../../platform/http/context.js';
import { Problem } from '../../platform/http/problem.js';
import { ImportsRepository } from './imports.repository.js';
import { isUsable, type Mapping, mappingOf, signatureOf } from './table/header.js';
import { inspectTable, type TableFormat } from './table/open-table.js';

/** Looks at tables: how they are written, and what their columns mean. What somebody said of a header is remembered. */
@Injectable()
export class ImportReadingsService {
  constructor(
    private readonly clock: Clock,
    private readonly repository: ImportsRepository,
  ) {}

  /**
   * @param asked how to cut it into cells; null: as is likely.
   * @param said what the columns mean; null: as was said of this header before, or as it says itself.
   * @returns whether it is clear what every needed column is; else somebody has to say it.
   * @throws Problem `import.mapping` when what was said does not do.
   */
  async look(
    kind: ImportKind,
    bytes: Buffer,
    asked: TableFormat,
    said: Mapping | null = null,
  ): Promise<{ reading: ImportReading; isClear: boolean }> {
    const { charset, delimiter, header, sample } = await inspectTable(kind, bytes, asked);
    if (said && (said.length !== header.length || !isUsable(kind, said))) throw new Problem('import.mapping');
    const own = mappingOf(kind, header);
    const remembered = said ?? (await this.repository.mapping(kind, signatureOf(header)));
    const mapping = remembered ?? own.mapping;
    return {
      reading: {
        charset,
        letters: charset ? lettersOf(bytes) : [],
        delimiter,
        header: [...header],
        mapping: [...mapping],
        sample: sample.map((row) => [...row]),
      },
      isClear: isUsable(kind, mapping) && (remembered !== null || !own.isDoubtful),
    };
  }

  async remember(actor: Actor, kind: ImportKind, { header, mapping }: ImportReading): Promise<void> {
    await this.repository.remember(kind, signatureOf(header), mapping, actor.personId, this.clock.now());
  }
}
