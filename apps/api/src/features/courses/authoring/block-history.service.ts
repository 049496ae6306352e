import type { BlockHistoryEntry, DraftBlock, InputOf, LessonBlock, readDraftLesson } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import type { Actor } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { withOptionIds } from './block-content.js';
import { BlockHistoryRepository, type HistoryRow } from './block-history.repository.js';
import { BlockWriter, toDraftBlock } from './block-writer.js';
import { BlocksRepository, requireLesson } from './blocks.repository.js';

type OfLesson = InputOf<typeof readDraftLesson>['params'];

const toEntry = (row: HistoryRow): BlockHistoryEntry => ({
  block: { anchor: row.anchor, kind: row.kind, body: withOptionIds(row.kind, row.body) } as LessonBlock,
  blockId: row.block_id,
  revision: row.revision,
  savedAt: row.saved_at,
  savedBy: row.saved_by,
  isRemoved: row.is_removed,
});

/** The name of a block that comes back: its own, or one like it when another block has that by now. */
function freeAnchor(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const name = `${wanted.slice(0, 34)}-${number}`;
    if (!taken.includes(name)) return name;
  }
}

/** What blocks said before, and the way back to it. Nothing of the history is ever changed: going back is one more save. */
@Injectable()
export class BlockHistoryService {
  constructor(
    private readonly db: Db,
    private readonly blocks: BlocksRepository,
    private readonly history: BlockHistoryRepository,
    private readonly writer: BlockWriter,
  ) {}

  async entries({ courseId, activityId }: OfLesson, blockId: string | null): Promise<BlockHistoryEntry[]> {
    requireLesson(await this.blocks.lessonPlace(courseId, activityId));
    return (await this.history.entries(activityId, blockId)).map(toEntry);
  }

  /** Makes a block what it was at an earlier revision; one that was removed comes back at the end of its lesson. */
  async restore(
    actor: Actor,
    { courseId, activityId }: OfLesson,
    { blockId, revision }: { blockId: string; revision: number },
  ): Promise<DraftBlock> {
    return this.db.tx(async () => {
      requireLesson(await this.blocks.holdLesson(courseId, activityId));
      await this.blocks.lockOrder(activityId);
      const row = await this.blocks.lockBlock(activityId, blockId);
      if (row?.revision === revision) return toDraftBlock(row);
      const entry = await this.history.entry(activityId, blockId, revision);
      if (!entry) throw new Problem('request.not-found');
      const { kind } = entry;
      const body = withOptionIds(kind, entry.body);
      if (row) {
        const block = { anchor: row.anchor, kind, body } as LessonBlock;
        return this.writer.change(actor, activityId, row, { block, revision: row.revision, isKept: true });
      }
      const anchors = await this.blocks.anchorsOf(activityId);
      const block = { anchor: freeAnchor(entry.anchor, anchors), kind, body } as LessonBlock;
      const { position } = await this.blocks.placeAfter(activityId, '');
      const place = { id: blockId, revision: entry.last_revision + 1, position: position + 1 };
      return this.writer.insert(actor, activityId, block, place);
    });
  }
}
