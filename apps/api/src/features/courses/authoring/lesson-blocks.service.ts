import type { addBlock, DraftBlock, InputOf, OutputOf, readDraftLesson, saveBlock } from '@edukom/contracts';
import { type ContentLocale, isSameJson } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.js';
import { uuidv7 } from '../../../platform/db/ids.js';
import type { Actor } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { describedBy } from '../course-version.entity.js';
import { blockAfter, withOptionIds } from './block-content.js';
import { BlockWriter, toDraftBlock } from './block-writer.js';
import { BlocksRepository, type LessonPlaceRow, requireLesson } from './blocks.repository.js';

type Lesson = OutputOf<typeof readDraftLesson>;
type OfBlock = InputOf<typeof saveBlock>['params'];
type OfLesson = InputOf<typeof readDraftLesson>['params'];

/** The most blocks of a lesson. */
const MOST_BLOCKS = 2_000;

const sourceOf = ({ description }: LessonPlaceRow): ContentLocale =>
  description ? describedBy(description).sourceLocale : 'sq';

/**
 * Writing lessons. Invariants: a save changes only the revision it was made from, so two people never overwrite each other;
 * the texts of a block are made here, so stale is computed and never claimed; what a block said before is kept in the same
 * statement that changes it; a block removed can be brought back; nothing is written into a version that is frozen.
 */
@Injectable()
export class LessonBlocksService {
  constructor(
    private readonly db: Db,
    private readonly blocks: BlocksRepository,
    private readonly writer: BlockWriter,
  ) {}

  async lesson({ courseId, activityId }: OfLesson): Promise<Lesson> {
    requireLesson(await this.blocks.lessonPlace(courseId, activityId));
    return this.#lesson(activityId);
  }

  /** Sent twice with the same anchor, it adds one block. A block to come after one that is gone comes last. */
  async add(
    actor: Actor,
    { courseId, activityId }: OfLesson,
    { anchor, after, content }: InputOf<typeof addBlock>['body'],
  ): Promise<DraftBlock> {
    return this.db.tx(async () => {
      const source = sourceOf(requireLesson(await this.blocks.holdLesson(courseId, activityId)));
      const block = blockAfter(anchor, null, content, { locale: source, source });
      await this.blocks.lockOrder(activityId);
      const known = await this.blocks.blockAt(activityId, anchor);
      if (known) return toDraftBlock(known);
      const { position, count } = await this.blocks.placeAfter(activityId, after);
      if (count >= MOST_BLOCKS) {
        const tooBig = { pointer: '/anchor', code: 'too-big', params: { maximum: MOST_BLOCKS } };
        throw new Problem('request.invalid', { errors: [tooBig] });
      }
      return this.writer.insert(actor, activityId, block, { id: uuidv7(), revision: 1, position: position + 1 });
    });
  }

  /** Two statements. Saved again as it stands already, nothing changes, whatever revision is named. */
  async save(
    actor: Actor,
    { courseId, activityId, blockId }: OfBlock,
    { revision, content, ...given }: InputOf<typeof saveBlock>['body'],
  ): Promise<DraftBlock> {
    return this.db.tx(async () => {
      const { block: row, ...place } = await this.blocks.holdBlock(courseId, activityId, blockId);
      const source = sourceOf(requireLesson(place));
      if (!row) throw new Problem('request.not-found');
      const before = withOptionIds(row.kind, row.body);
      const block = blockAfter(row.anchor, before, content, { ...given, source });
      return this.writer.change(actor, activityId, row, { block, revision });
    });
  }

  async remove({ courseId, activityId, blockId }: OfBlock): Promise<void> {
    await this.db.tx(async () => {
      requireLesson(await this.blocks.holdLesson(courseId, activityId));
      if (!(await this.blocks.remove(activityId, blockId))) throw new Problem('request.not-found');
    });
  }

  /** @throws Problem `draft.changed` with the present lesson when not exactly its blocks are named. */
  async order({ courseId, activityId }: OfLesson, anchors: readonly string[]): Promise<Lesson> {
    return this.db.tx(async () => {
      requireLesson(await this.blocks.holdLesson(courseId, activityId));
      await this.blocks.lockOrder(activityId);
      const present = await this.blocks.anchorsOf(activityId);
      if (!isSameJson([...present].sort(), [...anchors].sort()))
        throw new Problem('draft.changed', { current: await this.#lesson(activityId) });
      await this.blocks.order(activityId, anchors);
      return this.#lesson(activityId);
    });
  }

  async #lesson(activityId: string): Promise<Lesson> {
    return { activityId, blocks: (await this.blocks.blocksOf(activityId)).map(toDraftBlock) };
  }
}
