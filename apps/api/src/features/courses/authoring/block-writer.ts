import type { DraftBlock, LessonBlock } from '@edukom/contracts';
import { isSameJson, summariseTexts } from '@edukom/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import type { Actor } from '../../../platform/http/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { withOptionIds } from './block-content.js';
import { type BlockRow, BlocksRepository } from './blocks.repository.js';

/** Saves of one person within this time are one entry of the history. */
const ENTRY_MS = 5 * 60_000;

/** A block as writers see it. */
export const toDraftBlock = (row: BlockRow): DraftBlock =>
  ({
    id: row.id,
    anchor: row.anchor,
    kind: row.kind,
    body: withOptionIds(row.kind, row.body),
    revision: row.revision,
    changedAt: row.changed_at,
    changedBy: row.changed_by_name,
  }) as DraftBlock;

export interface BlockChange {
  readonly block: LessonBlock;
  /** The revision the change was made from. */
  readonly revision: number;
  /** Whether what stood before becomes an entry of the history even within the five minutes. */
  readonly isKept?: boolean;
}

/** Writes blocks of a lesson that the surrounding transaction holds. */
@Injectable()
export class BlockWriter {
  constructor(
    private readonly blocks: BlocksRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * One statement, none when the block is so already, whatever revision is named.
   * @throws Problem `draft.changed` with the present block, `request.not-found` when it was removed meanwhile.
   */
  async change(
    actor: Actor,
    activityId: string,
    row: BlockRow,
    { block, revision, isKept = false }: BlockChange,
  ): Promise<DraftBlock> {
    const { kind, body } = block;
    const present = toDraftBlock(row);
    if (kind === row.kind && isSameJson(body, present.body)) return present;
    const at = this.clock.now();
    const isNewEntry = isKept || this.#isNewEntry(actor, row, at);
    const save = { id: row.id, kind, body, summary: summariseTexts(body), at, by: actor.personId, isNewEntry };
    if (row.revision === revision && (await this.blocks.save({ ...save, revision })))
      return { ...present, kind, body, revision: revision + 1, changedAt: at, changedBy: nameOf(actor) } as DraftBlock;
    const winner = await this.blocks.blockAt(activityId, row.anchor);
    throw winner ? new Problem('draft.changed', { current: toDraftBlock(winner) }) : new Problem('request.not-found');
  }

  /** @param row.position - where it is to stand; those behind move on. */
  async insert(
    actor: Actor,
    activityId: string,
    { anchor, kind, body }: LessonBlock,
    row: { id: string; revision: number; position: number },
  ): Promise<DraftBlock> {
    const at = this.clock.now();
    await this.blocks.insert({
      ...row,
      activityId,
      anchor,
      kind,
      body,
      summary: summariseTexts(body),
      at,
      by: actor.personId,
    });
    const { id, revision } = row;
    return { id, anchor, kind, body, revision, changedAt: at, changedBy: nameOf(actor) } as DraftBlock;
  }

  #isNewEntry(actor: Actor, row: BlockRow, now: Date): boolean {
    return row.changed_by !== actor.personId || now.getTime() - row.editing_since.getTime() >= ENTRY_MS;
  }
}

const nameOf = ({ givenName, familyName }: Actor): string => `${givenName} ${familyName}`;
